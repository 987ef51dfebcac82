import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { EmptyState } from '#platform/web/widgets/list-states.tsx';
import { type Cover, routes } from '../../contract.ts';
import { CoverLine } from './cover-line.tsx';
import { coverWords } from './cover-words.ts';

interface AgreedCoversProps {
  readonly rows: readonly Cover[];
  readonly proposes: boolean;
  readonly onSaid: (said: string) => void;
}

const refreshes = [routes.covers, routes.coversToAgree];

/** What holds. It is ended by the system administrator alone: fewer rights need no consent; what somebody said himself is his. */
export function AgreedCovers({ rows, proposes, onSaid }: AgreedCoversProps) {
  const [ending, setEnding] = useState<Cover>();
  const end = useCommand(routes.endCover, {
    refreshes,
    onDone: () => {
      setEnding(undefined);
      onSaid('已结束，代办的权利同时没有了。');
    },
  });
  if (rows.length === 0)
    return <EmptyState sentence="还没有 AB 岗，也没有人设了不在岗。" detail="安全管理员同意以后列在这里。" />;
  return (
    <>
      <ul className="line-list cover-list">
        {rows.map((row) => (
          <CoverLine key={row.id} row={row}>
            {proposes && row.agreedBy !== row.proposedBy && (
              <Button aria-label={`结束：${coverWords(row)}`} onClick={() => setEnding(row)}>
                结束…
              </Button>
            )}
          </CoverLine>
        ))}
      </ul>
      {ending && (
        <DecisionDialog
          open
          size="question"
          title="结束这项安排"
          leaveWords="先不结束"
          primaryWords="现在结束"
          busy={end.isPending}
          error={end.error}
          onLeave={() => setEnding(undefined)}
          onDecide={() => end.mutate({ params: { coverId: ending.id }, body: {} })}
        >
          <p>{coverWords(ending)}</p>
          <p className="secondary">结束以后马上不能再代办，办过的不变。要再设，重新提出，再由安全管理员同意。</p>
        </DecisionDialog>
      )}
    </>
  );
}
