import { Radio } from 'antd';
import { useEffect, useState } from 'react';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import type { MatterView } from '../../contract.ts';
import { allChosen, type ChosenPeople, chosenIds } from '../dialogs/choices.ts';
import { StepChoice } from '../dialogs/choose-dialog.tsx';
import { Effects } from '../dialogs/effects.tsx';
import { KeepOrAsk } from '../dialogs/keep-or-ask.tsx';
import { wayBackOf } from '../dialogs/take-back-words.ts';
import { mayNotAct, useEffects } from '../dialogs/use-effects.ts';
import type { Acts } from '../handling/use-acts.ts';
import type { MyTask } from '../handling/use-matter.ts';
import { ownStepDone } from './own-step-words.ts';

type MayChoose = NonNullable<NonNullable<MatterView['signing']>['chooseNext']>;
type Way = MayChoose['nodes'][number]['ways'][number];

interface ChooseNextDialogProps {
  readonly view: MatterView;
  readonly task: MyTask;
  readonly may: MayChoose;
  readonly acts: Acts;
  /** What was written for the own step goes with it. */
  readonly opinion: string;
}

/** 自选下一步: to which step it goes, by whom, how it goes on behind it; and what follows from it. */
export function ChooseNextDialog({ view, task, may, acts, opinion }: ChooseNextDialogProps) {
  const open = acts.asking === 'chooseNext';
  const [wish, setWish] = useState<string>();
  const [way, setWay] = useState<Way>('on');
  const [people, setPeople] = useState<ChosenPeople>({});
  const [askAgain, setAskAgain] = useState<boolean>();
  useEffect(() => {
    if (acts.said) setPeople({});
  }, [acts.said]);
  const chosen = may.nodes.find(({ node }) => node === wish) ?? may.nodes[0];
  const goes = chosen?.ways.find((one) => one === way) ?? chosen?.ways[0] ?? 'on';
  const next = { node: chosen?.node ?? '', ...(goes === 'back' ? { rejoin: true as const } : {}) };
  const effects = useEffects(view, { kind: 'chooseNext', taskId: task.taskId, next }, open && chosen !== undefined);
  if (!chosen) return null;
  const unsaid = task.keeps.length > 0 && askAgain === undefined;
  return (
    <DecisionDialog
      open={open}
      title="自选下一步"
      wayBack={wayBackOf('下一位', view)}
      leaveWords="先不送"
      primaryWords={primaryWords(chosen, people)}
      busy={acts.busy}
      disabled={unsaid || !allChosen(chosen.choices, people) || mayNotAct(effects)}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={() => acts.chooseNext(next, chosenIds(people), task.keeps.length > 0 ? askAgain : undefined)}
    >
      <p className="secondary">{`${ownStepDone(task, opinion)}；下一步不按流程图，送到您选的这一步。`}</p>
      {task.keeps.length > 0 && <KeepOrAsk keeps={task.keeps} askAgain={askAgain} onChange={setAskAgain} />}
      <NodeChoice may={may} chosen={chosen.node} onChange={setWish} />
      {chosen.choices.map((choice) => (
        <StepChoice
          key={choice.node}
          choice={choice}
          chosen={people[choice.node] ?? []}
          onChange={(ones) => setPeople({ ...people, [choice.node]: ones })}
        />
      ))}
      {chosen.ways.length > 1 && <WayChoice step={chosen.step} own={task.step} way={goes} onChange={setWay} />}
      <Effects title="送出以后会这样" query={effects} acts={acts} />
    </DecisionDialog>
  );
}

/** `送孙倩法制审核` */
function primaryWords({ step, who, choices }: MayChoose['nodes'][number], people: ChosenPeople): string {
  const named = choices.flatMap(({ node }) => people[node]?.map((one) => one.name) ?? []);
  return `送${named.length > 0 ? named.join('、') : who}${step}`;
}

interface NodeChoiceProps {
  readonly may: MayChoose;
  readonly chosen: string;
  readonly onChange: (node: string) => void;
}

function NodeChoice({ may: { nodes, left }, chosen, onChange }: NodeChoiceProps) {
  return (
    <fieldset className="choice-list">
      <legend>送到哪一步</legend>
      <Radio.Group value={chosen} onChange={(event) => onChange(String(event.target.value))}>
        {nodes.map(({ node, step, who }) => (
          <Radio key={node} value={node}>
            <b>{step}</b> <span className="secondary">{who ? `由${who}办` : '由您选人办'}</span>
          </Radio>
        ))}
      </Radio.Group>
      <p className="tertiary small">
        {left > 1 ? `包括这次，接连还可以自选 ${left} 次` : '这是最后一次自选'}
        ，用完以后只能按流程办。
      </p>
    </fieldset>
  );
}

interface WayChoiceProps {
  readonly step: string;
  readonly own: string;
  readonly way: Way;
  readonly onChange: (way: Way) => void;
}

function WayChoice({ step, own, way, onChange }: WayChoiceProps) {
  return (
    <fieldset className="choice-list">
      <legend>“{step}”办完以后</legend>
      <Radio.Group value={way} onChange={(event) => onChange(event.target.value === 'back' ? 'back' : 'on')}>
        <Radio value="on">
          <b>从那里往下走</b> <span className="secondary">照“{step}”后面画的走</span>
        </Radio>
        <Radio value="back">
          <b>回到原来的流程</b> <span className="secondary">接着走“{own}”后面的步骤</span>
        </Radio>
      </Radio.Group>
    </fieldset>
  );
}
