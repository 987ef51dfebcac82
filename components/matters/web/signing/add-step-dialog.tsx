import { Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { TextCount } from '#platform/web/widgets/text/text-count.tsx';
import { addedStepLimits, type NewStep } from '../../contract/added-step.ts';
import type { MatterView } from '../../contract.ts';
import { Effects } from '../dialogs/effects.tsx';
import { KeepOrAsk } from '../dialogs/keep-or-ask.tsx';
import { wayBackOf } from '../dialogs/take-back-words.ts';
import { mayNotAct, useEffects } from '../dialogs/use-effects.ts';
import type { Acts } from '../handling/use-acts.ts';
import type { MyTask } from '../handling/use-matter.ts';
import { useColleaguesForStep } from '../people/colleagues-of-matter.tsx';
import { daysOf } from './added-days.ts';
import { ownStepDone } from './own-step-words.ts';
import { type MayAddStep, useNewStep, useSettled } from './use-adding-step.ts';
import './add-step.css';

/** What offices most often put in between. */
const usual = ['核对数据', '补充材料', '征求意见', '核实情况', '文字校核'];

const orderWords: Readonly<Record<NewStep['order'], { readonly words: string; readonly effect: string }>> = {
  together: { words: '同时办', effect: '都办完再往下走' },
  'in-turn': { words: '依次办', effect: '按选人的先后，一个办完轮到下一个' },
};

interface AddStepDialogProps {
  readonly view: MatterView;
  readonly task: MyTask;
  readonly may: MayAddStep;
  readonly acts: Acts;
  /** What was written for the own step goes with it. */
  readonly opinion: string;
}

/** 加一步: what is to be done, by whom, in which order, until when; and what follows from it. */
export function AddStepDialog({ view, task, may, acts, opinion }: AddStepDialogProps) {
  const colleagues = useColleaguesForStep();
  const open = acts.asking === 'addStep';
  const form = useNewStep(view.matterId, may, acts.said !== undefined);
  const { name, asked, persons, order, step } = form;
  const [askAgain, setAskAgain] = useState<boolean>();
  const settled = useSettled(name.text.trim());
  const seen = { name: settled, order, assignmentIds: step.assignmentIds };
  const lookable = open && form.complete && settled !== '';
  const effects = useEffects(view, { kind: 'addStep', taskId: task.taskId, step: seen }, lookable);
  const unsaid = task.keeps.length > 0 && askAgain === undefined;
  return (
    <DecisionDialog
      open={open}
      title="加一步"
      wayBack={wayBackOf('他们', view)}
      leaveWords="先不加"
      primaryWords={primaryWords(persons, name.text)}
      busy={acts.busy}
      disabled={!form.complete || unsaid || mayNotAct(effects)}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={() => acts.addStep(step, task.keeps.length > 0 ? askAgain : undefined)}
    >
      <p className="secondary">{`${ownStepDone(task, opinion)}；再由您选的人办一步，然后按流程往下走。`}</p>
      {task.keeps.length > 0 && <KeepOrAsk keeps={task.keeps} askAgain={askAgain} onChange={setAskAgain} />}
      {may.again && <Again before={may.again} onAdd={form.addAgain} />}
      <StepName name={name.text} onChange={name.write} />
      <PersonPicker
        label="由谁办"
        value={persons}
        onChange={form.setPersons}
        {...colleagues}
        several={may.together || may.left > 1}
      />
      {persons.length > 1 && <OrderChoice form={form} left={may.left} />}
      <AskedText text={asked.text} onChange={asked.write} />
      <DueDays days={form.days} onChange={form.setDays} />
      {lookable && <Effects title="加上以后会这样" query={effects} acts={acts} />}
    </DecisionDialog>
  );
}

type Form = ReturnType<typeof useNewStep>;

/** `加一步，由孙倩核对数据` */
const primaryWords = (persons: Form['persons'], name: string): string =>
  persons.length === 0 || name.trim() === ''
    ? '加一步'
    : `加一步，由${persons.length > 3 ? `${persons[0]?.name ?? ''}等 ${persons.length} 人` : persons.map((one) => one.name).join('、')}${name.trim()}`;

/** After 退回: the step that was sent back does not come again by itself. */
function Again({ before, onAdd }: { readonly before: NonNullable<MayAddStep['again']>; readonly onAdd: () => void }) {
  return (
    <p className="row wrap">
      <span>
        上次加的：{before.persons.map(({ name }) => name).join('、')}“{before.name}”，退回以后不会自己再来。
      </span>
      <Button size="small" onClick={onAdd}>
        照样再加
      </Button>
    </p>
  );
}

function StepName({ name, onChange }: { readonly name: string; readonly onChange: (name: string) => void }) {
  const id = useId();
  return (
    <div className="dialog-field">
      <label htmlFor={id}>
        办什么 <span className="tertiary">这一步的名称，{addedStepLimits.name} 字以内</span>
      </label>
      <Input id={id} aria-describedby={`${id}-count`} value={name} onChange={(event) => onChange(event.target.value)} />
      <TextCount id={`${id}-count`} text={name} limit={addedStepLimits.name} />
      <div className="step-names">
        {usual.map((one) => (
          <Button key={one} size="small" onClick={() => onChange(one)}>
            {one}
          </Button>
        ))}
      </div>
    </div>
  );
}

function OrderChoice({ form: { orders, order, setWish }, left }: { readonly form: Form; readonly left: number }) {
  return (
    <fieldset className="choice-list">
      <legend>怎么办</legend>
      <Radio.Group
        value={order}
        onChange={(event) => setWish(event.target.value === 'in-turn' ? 'in-turn' : 'together')}
      >
        {orders.map((one) => (
          <Radio key={one} value={one}>
            <b>{orderWords[one].words}</b> <span className="secondary">{orderWords[one].effect}</span>
          </Radio>
        ))}
      </Radio.Group>
      {!orders.includes('in-turn') && (
        <p className="tertiary small">依次办的每个人算一步，这里最多还能加 {left} 步。</p>
      )}
    </fieldset>
  );
}

function AskedText({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const id = useId();
  return (
    <div className="dialog-field">
      <label htmlFor={id}>
        请他们怎么办 <span className="tertiary">可不填，记入办理过程</span>
      </label>
      <GrowingText id={id} place="dialog" maxLength={addedStepLimits.asked} value={text} onChange={onChange} />
    </div>
  );
}

interface DueDaysProps {
  readonly days: string;
  readonly onChange: (days: string) => void;
}

function DueDays({ days, onChange }: DueDaysProps) {
  const id = useId();
  const wrong = daysOf(days) === 'wrong';
  return (
    <div className="dialog-field in-line">
      <label htmlFor={id}>几个工作日内办完</label>
      <Input
        id={id}
        className="days"
        inputMode="numeric"
        aria-describedby={`${id}-hint`}
        aria-invalid={wrong}
        status={wrong ? 'error' : ''}
        value={days}
        onChange={(event) => onChange(event.target.value)}
      />
      <span
        className={wrong ? 'gov-field-problem' : 'tertiary small'}
        id={`${id}-hint`}
        role={wrong ? 'alert' : undefined}
      >
        {wrong
          ? `“${days.trim()}”不是工作日数，请写 1 到 ${addedStepLimits.workingDays} 的整数`
          : '可不填，期限和您这一步一样'}
      </span>
    </div>
  );
}
