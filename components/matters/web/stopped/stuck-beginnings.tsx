import { Button } from 'antd';
import { useId, useState } from 'react';
import type { CallError } from '#platform/web/data/call-error.ts';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { When } from '#platform/web/widgets/chips.tsx';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { routes, type StuckBeginning } from '../../contract.ts';

const keyOf = ({ senderId, sequence, kindCode }: StuckBeginning): string => `${senderId}/${sequence}/${kindCode}`;
const lists = [routes.stuckBeginnings, routes.stoppedCounts];

/** 没有发起的事项: what a message of another process should have begun; shown only where there is some. */
export function StuckBeginnings() {
  const { data } = useRoute(routes.stuckBeginnings);
  const retry = useCommand(routes.retryBeginning, { refreshes: lists });
  const drop = useCommand(routes.dropBeginning, { refreshes: lists });
  const [dropped, setDropped] = useState<StuckBeginning>();
  const said = drop.data?.said ?? retry.data?.said;
  if (!data || (data.count === 0 && !said)) return null;
  const bodyOf = ({ sequence, kindCode }: StuckBeginning) => ({ sequence, kindCode });
  const paramsOf = ({ senderId }: StuckBeginning) => ({ senderId });
  return (
    <Panel title="没有发起的事项" aside={`${data.count} 项`}>
      {said && <UndoLine done={`${said}。`} />}
      <ul className="line-list stopped-list">
        {data.rows.map((row) => {
          const { params, body } = retry.variables ?? {};
          const mine =
            params?.senderId === row.senderId && body?.sequence === row.sequence && body.kindCode === row.kindCode;
          return (
            <li key={keyOf(row)}>
              <div className="grow">
                <p className="strong">
                  “{row.message}”应当发起“{row.kindName}”
                </p>
                <p>{row.why}</p>
                <p className="tertiary small">
                  由{row.starterSection}发起的“{row.senderKind}”发出，试过 {row.tries} 次，最近一次{' '}
                  <When instant={row.triedAt} />
                  {row.next ? (
                    <>
                      ，下次 <When instant={row.next} />
                    </>
                  ) : (
                    '，不再自动重试'
                  )}
                </p>
                {mine && <Refusal error={retry.error} />}
              </div>
              <div className="row wrap">
                <Button onClick={() => setDropped(row)}>不用发起了</Button>
                <Button
                  loading={retry.isPending && mine}
                  onClick={() => retry.mutate({ params: paramsOf(row), body: bodyOf(row) })}
                >
                  重试
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      {dropped && (
        <DropDialog
          row={dropped}
          busy={drop.isPending}
          error={drop.error}
          onLeave={() => setDropped(undefined)}
          onDrop={(reason) =>
            drop.mutate(
              { params: paramsOf(dropped), body: { ...bodyOf(dropped), reason } },
              { onSuccess: () => setDropped(undefined) },
            )
          }
        />
      )}
      {data.count > data.rows.length && <p className="list-end tertiary">只列最近的 {data.rows.length} 项。</p>}
    </Panel>
  );
}

interface DropDialogProps {
  readonly row: StuckBeginning;
  readonly busy: boolean;
  readonly error: CallError | null;
  readonly onLeave: () => void;
  readonly onDrop: (reason: string) => void;
}

/** Why it need not begin: the trace of the matter that sent the message says it. */
function DropDialog({ row, busy, error, onLeave, onDrop }: DropDialogProps) {
  const [reason, setReason] = useState('');
  const id = useId();
  return (
    <DecisionDialog
      open
      title={`不用发起“${row.kindName}”了？`}
      leaveWords="先留着"
      primaryWords="不用发起了"
      busy={busy}
      disabled={reason.trim() === ''}
      error={error}
      onLeave={onLeave}
      onDecide={() => onDrop(reason.trim())}
    >
      <p className="secondary">以后不再自动重试，也不再列在这里；要办的可以由人从“发起”里发起。</p>
      <div className="dialog-field">
        <label htmlFor={id}>
          理由 <span className="tertiary">记入发出消息那件的办理过程</span>
        </label>
        <GrowingText id={id} place="dialog" maxLength={500} value={reason} onChange={setReason} />
      </div>
    </DecisionDialog>
  );
}
