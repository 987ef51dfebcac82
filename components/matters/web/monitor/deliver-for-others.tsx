import { useId, useState } from 'react';
import { markOld, refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { useTypedText } from '#platform/web/shell/use-typed.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { isTooLong } from '#platform/web/widgets/text/text-length.ts';
import { type MonitoredMatter, routes } from '../../contract.ts';
import { awaitedOf } from '../messages/awaited.ts';
import { AwaitedChoice } from '../messages/deliver-dialog.tsx';
import { matterWords } from './halt-words.ts';

const longest = 500;

interface DeliverForOthersProps {
  readonly matter: MonitoredMatter;
  readonly onLeave: () => void;
  readonly onDone: (said: string) => void;
}

/** 已收到答复，继续办理, by who keeps the course of things: which answer has come, and how he knows. */
export function DeliverForOthers({ matter, onLeave, onDone }: DeliverForOthersProps) {
  const { matterId } = matter;
  const params = { matterId };
  const awaited = useRoute(routes.awaited, { params });
  const reason = useTypedText(matterId, 'monitor.deliver');
  const [key, setKey] = useState<string>();
  const id = useId();
  const all = awaitedOf(awaited.data?.waits ?? []);
  const chosen = all.find((one) => one.key === key) ?? all[0];
  const command = useCommand(routes.deliver, {
    refreshes: [routes.monitor, routes.monitorChoices],
    onDone: ({ said }) => {
      void markOld(routes.awaited);
      reason.forget();
      onDone(said);
    },
  });
  const decide = () => {
    if (!awaited.data || !chosen) return;
    const { visit, event } = chosen;
    const body = { expectedVersion: awaited.data.version, visit, event, reason: reason.text.trim() };
    command.mutate({ params, body }, { onError: () => void refresh(routes.awaited) });
  };
  return (
    <DecisionDialog
      open
      title="已收到答复"
      leaveWords="再等等"
      primaryWords="已收到答复，继续办理"
      busy={command.isPending}
      disabled={!chosen || awaited.isFetching || reason.text.trim() === '' || isTooLong(reason.text, longest)}
      error={command.error}
      onLeave={onLeave}
      onDecide={decide}
    >
      <p className="strong">{matterWords(matter)}</p>
      <ListStates query={awaited} lines={2}>
        {() => (chosen ? <AwaitedChoice all={all} chosen={chosen} onChoose={setKey} /> : <p>现在没有在等答复。</p>)}
      </ListStates>
      <div className="dialog-field">
        <label htmlFor={id}>
          收到了什么，从哪里知道的 <span className="tertiary">记入办理过程，在办的人看得到</span>
        </label>
        <GrowingText id={id} place="dialog" maxLength={longest} value={reason.text} onChange={reason.write} />
      </div>
    </DecisionDialog>
  );
}
