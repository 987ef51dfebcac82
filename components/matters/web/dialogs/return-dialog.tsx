import { Radio } from 'antd';
import { useId, useState } from 'react';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { isTooLong } from '#platform/web/widgets/text/text-length.ts';
import type { MatterView } from '../../contract.ts';
import { besideDrawn, mayDraw } from '../handling/acts.ts';
import type { Acts } from '../handling/use-acts.ts';
import type { MyTask } from '../handling/use-matter.ts';
import { useWritten } from '../handling/use-written.ts';
import type { Pen } from '../pen/use-pen.ts';
import { ByHand } from './by-hand.tsx';
import { Effects } from './effects.tsx';
import {
  acrossWords,
  modeWords,
  type ReturnAcross,
  type ReturnMode,
  type ReturnTarget,
  targetWords,
} from './return-words.ts';
import { wayBackOf } from './take-back-words.ts';
import { mayNotAct, useEffects } from './use-effects.ts';

const longest = 2000;

interface ReturnDialogProps {
  readonly view: MatterView;
  readonly task: MyTask;
  readonly acts: Acts;
  /** What was written as opinion before the dialog opened: most often it says what is to be changed. */
  readonly opinion: string;
  readonly pen: Pen;
}

/** 退回修改: to whom, how it comes back, what to change, and whose work stops by that. */
export function ReturnDialog({ view, task, acts, opinion, pen }: ReturnDialogProps) {
  const open = acts.asking === 'return';
  const [targetId, setTargetId] = useState<number>();
  const [wish, setMode] = useState<ReturnMode>();
  const [acrossWish, setAcross] = useState<ReturnAcross>();
  const { reason, write } = useReason(view.matterId, opinion);
  const reasonId = useId();
  const target = task.returnTargets.find((one) => one.target === targetId) ?? task.returnTargets[0];
  const mode = target?.modes.find((one) => one === wish) ?? target?.modes[0] ?? 'rewalk';
  const choices = mode === 'rewalk' ? (target?.across ?? []) : [];
  const across = choices.find((one) => one === acrossWish) ?? choices[0];
  const chosen = across ? { across } : {};
  const act = { kind: 'return', taskId: task.taskId, target: target?.target ?? 0, mode, ...chosen } as const;
  const effects = useEffects(view, act, open && target !== undefined);
  if (!target) return null;
  const toCaller = target.kind === 'caller';
  // the process that called this one is told words alone
  const byHand = mayDraw(view) && !toCaller;
  const drawing = byHand ? pen.drawing : undefined;
  return (
    <DecisionDialog
      open={open}
      title="退回修改"
      wayBack={toCaller ? '退回后不能取回；那边改好再送来，由您接着办。' : wayBackOf(target.who, view)}
      leaveWords="先不退"
      primaryWords={primaryWords(target)}
      busy={acts.busy}
      disabled={mayNotAct(effects) || (reason.trim() === '' && !drawing) || isTooLong(reason, longest)}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={() => acts.giveBack({ target: target.target, mode, ...chosen }, reason.trim(), drawing)}
    >
      <TargetChoice targets={task.returnTargets} chosen={target} onChoose={setTargetId} />
      {!toCaller && <ModeChoice target={target} chosen={mode} onChoose={setMode} />}
      {across && <AcrossChoice choices={choices} chosen={across} onChoose={setAcross} />}
      {/* above the reason: the sheet for the pen below it would push it out of a low screen */}
      <Effects title="退回后会这样" query={effects} acts={acts} />
      <div className="dialog-field">
        <label htmlFor={reasonId}>
          要改什么{' '}
          <span className="tertiary">
            {toCaller ? '记入它的办理过程，接手的人看得到' : `${target.who}会看到，也记入办理过程`}
          </span>
        </label>
        <GrowingText
          id={reasonId}
          place="dialog"
          maxLength={longest}
          placeholder={drawing ? besideDrawn : ''}
          value={reason}
          onChange={write}
        />
        {byHand && <ByHand pen={pen} label="要改什么" />}
      </div>
      {pen.drawing && toCaller && (
        <Note kind="warning">退回给发起它的流程不带手写的内容，要改什么请打字写明；退回后手写的不再留着。</Note>
      )}
    </DecisionDialog>
  );
}

/** Begins with the opinion; what is written here, or emptied, stays so. */
function useReason(matterId: string, opinion: string) {
  const { text, write } = useWritten(matterId, 'return');
  const [emptied, setEmptied] = useState(false);
  return {
    reason: text || (emptied ? '' : opinion),
    write: (next: string) => {
      setEmptied(next === '');
      write(next);
    },
  };
}

interface TargetChoiceProps {
  readonly targets: readonly ReturnTarget[];
  readonly chosen: ReturnTarget;
  readonly onChoose: (target: number) => void;
}

function TargetChoice({ targets, chosen, onChoose }: TargetChoiceProps) {
  return (
    <fieldset className="choice-list">
      <legend>退回给谁</legend>
      <Radio.Group value={chosen.target} onChange={(event) => onChoose(Number(event.target.value))}>
        {targets.map((target) => (
          <Radio key={target.target} value={target.target}>
            <b>{target.who}</b> <span className="secondary">{targetWords(target)}</span>
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}

interface ModeChoiceProps {
  readonly target: ReturnTarget;
  readonly chosen: ReturnMode;
  readonly onChoose: (mode: ReturnMode) => void;
}

function ModeChoice({ target, chosen, onChoose }: ModeChoiceProps) {
  return (
    <fieldset className="choice-list beside">
      <legend>改好以后</legend>
      <Radio.Group value={chosen} onChange={(event) => onChoose(event.target.value === 'direct' ? 'direct' : 'rewalk')}>
        {target.modes.map((mode) => (
          <Radio key={mode} value={mode}>
            {modeWords(mode, target)}
            {mode === 'direct' && <span className="secondary">　不再问其他人</span>}
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}

function primaryWords({ kind, who }: ReturnTarget): string {
  if (kind === 'caller') return '退回给发起它的流程';
  return `退回给${who}${kind === 'member' ? '重新办理' : '修改'}`;
}

interface AcrossChoiceProps {
  readonly choices: readonly ReturnAcross[];
  readonly chosen: ReturnAcross;
  readonly onChoose: (across: ReturnAcross) => void;
}

/** Others work at the same time in other branches: whether they are waited for is the returner's choice here. */
function AcrossChoice({ choices, chosen, onChoose }: AcrossChoiceProps) {
  return (
    <fieldset className="choice-list">
      <legend>同时在办的其他人</legend>
      <Radio.Group value={chosen} onChange={(event) => onChoose(event.target.value === 'wait' ? 'wait' : 'cancel')}>
        {choices.map((one) => (
          <Radio key={one} value={one}>
            {acrossWords[one]}
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}
