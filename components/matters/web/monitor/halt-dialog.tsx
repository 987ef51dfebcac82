import { useId } from 'react';
import { markOld, refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { useTypedText } from '#platform/web/shell/use-typed.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { isTooLong } from '#platform/web/widgets/text/text-length.ts';
import { type MonitoredMatter, routes } from '../../contract.ts';
import { type Act, actWords, effectWords, endedWords, matterWords } from './halt-words.ts';

const longest = 500;

interface HaltDialogProps {
  readonly matter: MonitoredMatter;
  readonly act: Act;
  readonly onLeave: () => void;
  readonly onDone: (said: string) => void;
}

/** Which matter, what happens to whom, and why: the reason stands in the trace, and people on the matter read it. */
export function HaltDialog({ matter, act, onLeave, onDone }: HaltDialogProps) {
  const { matterId } = matter;
  const words = actWords[act];
  const effect = useRoute(routes.previewHalt, { params: { matterId }, body: { act } });
  const reason = useTypedText(matterId, `monitor.${act}`);
  const command = useCommand(routes[act], {
    refreshes: [routes.monitor, routes.monitorChoices],
    onDone: ({ said }) => {
      void markOld(routes.previewHalt);
      reason.forget();
      onDone(said);
    },
  });
  const id = useId();
  const version = effect.data?.version;
  return (
    <DecisionDialog
      open
      title={act === 'revive' && matter.ended ? `恢复${endedWords[matter.ended.how]}的办理` : words.title}
      leaveWords={words.leave}
      primaryWords={words.primary}
      danger={act === 'terminate'}
      busy={command.isPending}
      disabled={
        version === undefined || effect.isFetching || reason.text.trim() === '' || isTooLong(reason.text, longest)
      }
      error={command.error}
      onLeave={onLeave}
      onDecide={() =>
        version !== undefined &&
        command.mutate(
          { params: { matterId }, body: { expectedVersion: version, reason: reason.text.trim() } },
          { onError: () => void refresh(routes.previewHalt) },
        )
      }
    >
      <p className="strong">{matterWords(matter)}</p>
      {/* Where it is refused anyway nobody writes a reason first. */}
      {!effect.isError && (
        <div className="dialog-field">
          <label htmlFor={id}>
            {words.label} <span className="tertiary">记入办理过程，在办的人看得到</span>
          </label>
          <GrowingText id={id} place="dialog" maxLength={longest} value={reason.text} onChange={reason.write} />
        </div>
      )}
      <section className="effects" aria-label="以后会这样">
        <ListStates query={effect} lines={2}>
          {(found) => (
            <ul>
              {effectWords(act, found, matter).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </ListStates>
      </section>
    </DecisionDialog>
  );
}
