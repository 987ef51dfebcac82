import { Button, Checkbox, Modal, Progress } from 'antd';
import { useId, useState } from 'react';
import { markOld, refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { useTypedText } from '#platform/web/shell/use-typed.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { isTooLong } from '#platform/web/widgets/text/text-length.ts';
import { type MonitoredMatter, routes } from '../../contract.ts';
import { matterWords } from './halt-words.ts';

const longest = 500;
const everyMs = 1000;

interface MoveDialogProps {
  /** Matters that run by an older version. */
  readonly matters: readonly MonitoredMatter[];
  readonly onLeave: () => void;
}

/** 改用新版流程: which go on by the current version, which stay and why; then how far it is. */
export function MoveDialog({ matters, onLeave }: MoveDialogProps) {
  const [batchId, setBatchId] = useState<string>();
  return batchId === undefined ? (
    <ChooseMoves matters={matters} onLeave={onLeave} onAsked={setBatchId} />
  ) : (
    <MovesDone matters={matters} batchId={batchId} onLeave={onLeave} />
  );
}

function ChooseMoves({ matters, onLeave, onAsked }: MoveDialogProps & { readonly onAsked: (id: string) => void }) {
  const matterIds = matters.map(({ matterId }) => matterId);
  const plan = useRoute(routes.planMoves, { body: { matterIds } });
  const [left, setLeft] = useState<readonly string[]>([]);
  const reason = useTypedText('monitor', 'move');
  const id = useId();
  const fitting = (plan.data?.rows ?? []).filter(({ fits }) => fits).map(({ matterId }) => matterId);
  const chosen = fitting.filter((matterId) => !left.includes(matterId));
  const move = useCommand(routes.moveMatters, {
    onDone: (reply) => {
      void markOld(routes.planMoves);
      reason.forget();
      onAsked(reply.batchId);
    },
  });
  const toggle = (matterId: string, on: boolean) =>
    setLeft((before) => (on ? before.filter((one) => one !== matterId) : [...before, matterId]));
  return (
    <DecisionDialog
      open
      title="改用新版流程"
      leaveWords="先不改"
      primaryWords={`${chosen.length} 件改用新版流程`}
      busy={move.isPending}
      disabled={chosen.length === 0 || reason.text.trim() === '' || isTooLong(reason.text, longest)}
      error={move.error}
      onLeave={onLeave}
      onDecide={() => move.mutate({ body: { matterIds: [...chosen], reason: reason.text.trim() } })}
    >
      <p className="secondary">已经办过的不变，正在办的一步在新版里接着办。</p>
      <ListStates query={plan} lines={3}>
        {({ rows }) => (
          <ul className="move-list">
            {rows.map(({ matterId, fits, why }) => (
              <li key={matterId}>
                <Checkbox
                  checked={chosen.includes(matterId)}
                  disabled={!fits}
                  onChange={(event) => toggle(matterId, event.target.checked)}
                >
                  {wordsOf(matters, matterId)}
                </Checkbox>
                {why && <p className="tertiary small">{why}，按原来的流程办完。</p>}
              </li>
            ))}
          </ul>
        )}
      </ListStates>
      <div className="dialog-field">
        <label htmlFor={id}>
          为什么改用 <span className="tertiary">记入每一件的办理过程</span>
        </label>
        <GrowingText id={id} place="dialog" maxLength={longest} value={reason.text} onChange={reason.write} />
      </div>
    </DecisionDialog>
  );
}

/** Kind, number, section, step: what one can tell without reading it. */
function wordsOf(matters: readonly MonitoredMatter[], matterId: string): string {
  const matter = matters.find((one) => one.matterId === matterId);
  return matter ? `${matterWords(matter)}，${matter.step || (matter.waits ?? '')}` : '';
}

/** How far a batch is, and what stayed. */
export function MovesDone({ matters, batchId, onLeave }: MoveDialogProps & { readonly batchId: string }) {
  const stop = useCommand(routes.stopMoving, { refreshes: [routes.movesDone] });
  const state = useRoute(routes.movesDone, { params: { batchId } }, { refetchInterval: everyMs });
  const leave = () => {
    void refresh(routes.monitor, routes.monitorChoices, routes.olderMatters);
    onLeave();
  };
  return (
    <Modal open title="改用新版流程" footer={null} onCancel={leave}>
      <ListStates query={state} lines={2}>
        {({ asked, moved, stayed, stayedInAll }) => (
          <div role="status">
            <Progress percent={Math.floor((100 * (moved + stayedInAll)) / asked)} aria-label="改用新版流程的进度" />
            <p>
              {asked} 件中 {moved} 件已改用新版{stayedInAll > 0 && `，${stayedInAll} 件没有改`}。
            </p>
            {moved + stayedInAll < asked && (
              <Button loading={stop.isPending} onClick={() => stop.mutate({ params: { batchId }, body: {} })}>
                停下，其余的不改
              </Button>
            )}
            <Refusal error={stop.error} />
            {stayedInAll > stayed.length && <p className="tertiary">下面是前 {stayed.length} 件。</p>}
            <ul>
              {stayed.map(({ matterId, why }) => (
                <li key={matterId}>
                  {wordsOf(matters, matterId) || '一件'}：{why}
                </li>
              ))}
            </ul>
          </div>
        )}
      </ListStates>
    </Modal>
  );
}
