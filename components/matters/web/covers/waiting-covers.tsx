import { Button } from 'antd';
import { useCommand } from '#platform/web/data/use-route.ts';
import { EmptyState } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type Cover, routes } from '../../contract.ts';
import { CoverLine } from './cover-line.tsx';
import { coverWords } from './cover-words.ts';

interface WaitingCoversProps {
  readonly rows: readonly Cover[];
  /** The reader is the one who proposes; else the one who agrees. */
  readonly proposes: boolean;
  readonly onSaid: (said: string) => void;
}

const refreshes = [routes.covers, routes.coversToAgree];

/** Proposals: nothing of them holds yet. */
export function WaitingCovers({ rows, proposes, onSaid }: WaitingCoversProps) {
  const agree = useCommand(routes.agreeCover, { refreshes, onDone: () => onSaid('已同意，现在生效，本人会看到。') });
  const decline = useCommand(routes.declineCover, { refreshes, onDone: () => onSaid('没有同意，什么都没有变。') });
  const back = useCommand(routes.endCover, { refreshes, onDone: () => onSaid('已撤回，什么都没有变。') });
  if (rows.length === 0)
    return <EmptyState sentence="没有等您同意的安排。" detail="系统管理员提出 AB 岗或代理以后，会出现在这里。" />;
  const pending = (command: typeof agree, id: string) => command.isPending && command.variables?.params.coverId === id;
  const act = (command: typeof agree, row: Cover) => command.mutate({ params: { coverId: row.id }, body: {} });
  return (
    <>
      {!proposes && (
        <div className="cover-part">
          <Note kind="warning">
            同意以前，请当面或打电话核实：单位里是不是有这两个人，是不是真的要这样安排；不在岗的人能联系上的，请他自己在“代理”里设。
          </Note>
        </div>
      )}
      <Refusal error={agree.error ?? decline.error ?? back.error} />
      <ul className="line-list cover-list">
        {rows.map((row) => (
          <CoverLine key={row.id} row={row}>
            {proposes ? (
              <Button
                aria-label={`撤回：${coverWords(row)}`}
                loading={pending(back, row.id)}
                onClick={() => act(back, row)}
              >
                撤回
              </Button>
            ) : (
              <>
                <Button
                  type="primary"
                  aria-label={`同意，现在生效：${coverWords(row)}`}
                  loading={pending(agree, row.id)}
                  onClick={() => act(agree, row)}
                >
                  同意，现在生效
                </Button>
                <Button
                  aria-label={`不同意：${coverWords(row)}`}
                  loading={pending(decline, row.id)}
                  onClick={() => act(decline, row)}
                >
                  不同意
                </Button>
              </>
            )}
          </CoverLine>
        ))}
      </ul>
    </>
  );
}
