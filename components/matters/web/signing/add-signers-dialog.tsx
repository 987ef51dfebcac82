import { Radio } from 'antd';
import { useEffect, useId, useState } from 'react';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { isTooLong } from '#platform/web/widgets/text/text-length.ts';
import type { MatterView } from '../../contract.ts';
import { wayBackOf } from '../dialogs/take-back-words.ts';
import type { Acts } from '../handling/use-acts.ts';
import { useWritten } from '../handling/use-written.ts';
import { useColleaguesForStep } from '../people/colleagues-of-matter.tsx';
import type { AddWhere } from './use-signing-acts.ts';

const longest = 500;

const wheres: Readonly<Record<AddWhere, { readonly words: string; readonly effect: string }>> = {
  before: { words: '在我之前', effect: '他们先提意见，都办完后回到我这里，由我决定' },
  parallel: { words: '和我一起', effect: '' },
  after: { words: '在我之后', effect: '我办完后依次送他们提意见，再往下走' },
};

interface AddSignersDialogProps {
  readonly view: Pick<MatterView, 'matterId' | 'takeBack'>;
  readonly signing: Pick<NonNullable<MatterView['signing']>, 'add' | 'together'>;
  readonly acts: Acts;
}

/** 加签: who else is to look at this step, and when in relation to me. */
export function AddSignersDialog({ view, signing, acts }: AddSignersDialogProps) {
  const { add } = signing;
  const colleagues = useColleaguesForStep();
  const [wish, setWhere] = useState<AddWhere>();
  const [chosen, setChosen] = useState<readonly PersonChoice[]>([]);
  const { text: reason, write: setReason } = useWritten(view.matterId, 'add-signers');
  const id = useId();
  // Done: the next time somebody else is meant.
  useEffect(() => {
    if (acts.said) setChosen([]);
  }, [acts.said]);
  const where = add.find((one) => one === wish) ?? add[0];
  if (!where) return null;
  return (
    <DecisionDialog
      open={acts.asking === 'addSigners'}
      title="加签"
      wayBack={wayBackOf('他们', view)}
      leaveWords="先不加"
      primaryWords={chosen.length > 0 ? `加${chosen.map((one) => one.name).join('、')}` : '加签'}
      busy={acts.busy}
      disabled={chosen.length === 0 || isTooLong(reason, longest)}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={() =>
        acts.addSigners(
          where,
          chosen.map((one) => one.assignmentId),
          reason.trim(),
        )
      }
    >
      <fieldset className="choice-list">
        <legend>请他们什么时候办</legend>
        <Radio.Group value={where} onChange={(event) => setWhere(add.find((one) => one === event.target.value))}>
          {add.map((one) => (
            <Radio key={one} value={one}>
              <b>{wheres[one].words}</b>{' '}
              <span className="secondary">{one === 'parallel' ? signing.together : wheres[one].effect}</span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <PersonPicker label="加谁" value={chosen} onChange={setChosen} {...colleagues} several />
      <div className="dialog-field">
        <label htmlFor={id}>
          请他们看什么 <span className="tertiary">可不填，记入办理过程</span>
        </label>
        <GrowingText id={id} place="dialog" maxLength={longest} value={reason} onChange={setReason} />
      </div>
    </DecisionDialog>
  );
}
