import type { ReplyOf } from '@gov/base/component';
import { Radio } from 'antd';
import { useId, useState } from 'react';
import { markOld, refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { useTypedText } from '#platform/web/shell/use-typed.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { isTooLong } from '#platform/web/widgets/text/text-length.ts';
import { type Mend, type MonitoredMatter, routes } from '../../contract.ts';
import { QueueOrder } from '../signing/queue-order.tsx';
import { matterWords } from './halt-words.ts';
import { choicesOf, kindWords, type MendChoice, type MendKind, primaryWords } from './mend-words.ts';

const longest = 500;

interface MendDialogProps {
  readonly matter: MonitoredMatter;
  readonly onLeave: () => void;
  /** The kind of act it opens with. */
  readonly begins?: MendKind;
  /** `back`: it can be taken back from here. */
  readonly onDone: (said: string, back: boolean) => void;
}

/** 调整流程: 催办 跳转 减签 调整次序 by who keeps the course of things; what follows is shown by names before it is confirmed. */
export function MendDialog({ matter, begins, onLeave, onDone }: MendDialogProps) {
  const { matterId } = matter;
  const params = { matterId };
  const ways = useRoute(routes.mendWays, { params });
  const chosen = useChosen(ways.data, begins);
  const version = ways.data?.version ?? matter.version;
  const act: Mend = chosen.act ?? { kind: 'press' };
  const effect = useRoute(
    routes.previewMend,
    { params, body: { expectedVersion: version, act } },
    { enabled: ways.data !== undefined && chosen.act !== undefined },
  );
  const reason = useTypedText(matterId, 'monitor.mend');
  const command = useCommand(routes.mend, {
    refreshes: [routes.monitor, routes.monitorChoices],
    onDone: ({ said }) => {
      void markOld(routes.mendWays, routes.previewMend);
      reason.forget();
      onDone(said, act.kind === 'jump' || act.kind === 'removeSigner');
    },
  });
  const refused = effect.error?.status === 409;
  const ready = chosen.act !== undefined && effect.data !== undefined && !effect.isFetching && !effect.isError;
  return (
    <DecisionDialog
      open
      title="调整流程"
      leaveWords="先不动"
      primaryWords={chosen.choice ? primaryWords(chosen.choice) : '调整'}
      busy={command.isPending}
      disabled={!ready || reason.text.trim() === '' || isTooLong(reason.text, longest)}
      error={command.error}
      onLeave={onLeave}
      onDecide={() =>
        command.mutate(
          { params, body: { expectedVersion: version, act, reason: reason.text.trim() } },
          { onError: () => void refresh(routes.mendWays, routes.previewMend) },
        )
      }
    >
      <p className="strong">{matterWords(matter)}</p>
      <ListStates query={ways} lines={3}>
        {() => (chosen.choice ? <Choices {...chosen} /> : <p>现在没有可以调整的步骤。</p>)}
      </ListStates>
      <Reason text={reason.text} onChange={reason.write} />
      {chosen.act && (
        // it would be refused: why, instead of what would follow
        <section className={refused ? undefined : 'effects'} aria-label="以后会这样" aria-live="polite">
          {refused ? (
            <Refusal error={effect.error} />
          ) : (
            <ListStates query={effect} lines={1}>
              {({ effects }) => (
                <ul>
                  {effects.map(({ kind, words }) => (
                    <li key={words}>{kind === 'plain' ? words : <b className="error-text">{words}</b>}</li>
                  ))}
                </ul>
              )}
            </ListStates>
          )}
        </section>
      )}
    </DecisionDialog>
  );
}

interface ReasonProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function Reason({ text, onChange }: ReasonProps) {
  const id = useId();
  return (
    <div className="dialog-field">
      <label htmlFor={id}>
        为什么 <span className="tertiary">记入办理过程，在办的人看得到</span>
      </label>
      <GrowingText id={id} place="dialog" maxLength={longest} value={text} onChange={onChange} />
    </div>
  );
}

type Ways = ReplyOf<(typeof routes)['mendWays']>;
const nothing: Pick<Ways, 'rounds' | 'pressed' | 'branches' | 'undo'> = { rounds: [], pressed: [], branches: [] };

/** What is chosen now: a kind of act, one choice of it, and for an order the order. */
function useChosen(ways: Ways | undefined, begins: MendKind | undefined) {
  const { rounds, pressed, branches, undo } = ways ?? nothing;
  const [kind, setKind] = useState(begins);
  const [key, setKey] = useState<string>();
  const [order, setOrder] = useState<readonly string[]>([]);
  const all = choicesOf(rounds, pressed, branches, undo);
  const kinds = [...all.keys()];
  const shown = kinds.find((one) => one === kind) ?? kinds[0];
  const choices = (shown && all.get(shown)) ?? [];
  const choice = choices.find((one) => one.key === key) ?? choices[0];
  const queue =
    choice?.act.kind === 'reorder' ? (rounds.find(({ visit }) => String(visit) === choice.key)?.queue ?? []) : [];
  return {
    kinds,
    kind: shown,
    choices,
    choice,
    queue,
    act: actOf(choice, order),
    order,
    setKind: (next: MendKind) => {
      setKind(next);
      setKey(undefined);
    },
    setKey,
    setOrder,
  };
}

const legends: Readonly<Record<MendKind, string>> = {
  press: '',
  jump: '送到哪一步',
  removeSigner: '减去谁',
  findAgain: '哪一步',
  reorder: '哪一步',
  suspendBranch: '哪一支',
  resumeBranch: '哪一支',
  undo: '撤消什么',
};

type Chosen = ReturnType<typeof useChosen>;

/** An order that is the present one is none yet. */
function actOf(choice: MendChoice | undefined, order: readonly string[]): Mend | undefined {
  if (choice?.act.kind !== 'reorder') return choice?.act;
  const { personIds } = choice.act;
  const same = order.length !== personIds.length || personIds.every((id, at) => id === order[at]);
  return same ? undefined : { ...choice.act, personIds: [...order] };
}

function Choices({ kinds, kind, choices, choice, queue, order, setKind, setKey, setOrder }: Chosen) {
  return (
    <>
      <fieldset className="choice-list">
        <legend>做什么</legend>
        <Radio.Group
          value={kind}
          onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? 'press')}
        >
          {kinds.map((one) => (
            <Radio key={one} value={one}>
              <b>{kindWords[one].words}</b> <span className="secondary">{kindWords[one].effect}</span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      {kind !== 'press' && (choices.length > 1 || kind !== 'reorder') && (
        <fieldset className="choice-list mend-choices">
          <legend>{kind ? legends[kind] : ''}</legend>
          <Radio.Group value={choice?.key} onChange={(event) => setKey(String(event.target.value))}>
            {choices.map((one) => (
              <Radio key={one.key} value={one.key}>
                <b>{one.words}</b> <span className="secondary">{one.hint}</span>
              </Radio>
            ))}
          </Radio.Group>
        </fieldset>
      )}
      {queue.length > 0 && <QueueOrder queue={queue} wish={order} onChange={setOrder} />}
    </>
  );
}
