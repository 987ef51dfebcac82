import { Checkbox } from 'antd';
import { useState } from 'react';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import type { Acts } from '../handling/use-acts.ts';
import type { MyTask } from '../handling/use-matter.ts';
import { useColleagues } from '../people/colleagues-of-matter.tsx';
import { allChosen, type ChosenPeople, choiceOf, chosenIds, sendWords } from './choices.ts';
import { KeepOrAsk } from './keep-or-ask.tsx';

/** What the handler must say before it goes on: who handles the next steps, and whether others' opinions stay. */
export function ChooseDialog({ task, acts }: { readonly task: MyTask; readonly acts: Acts }) {
  const [people, setPeople] = useState<ChosenPeople>({});
  const [askAgain, setAskAgain] = useState<boolean>();
  const unsaid = task.keeps.length > 0 && askAgain === undefined;
  return (
    <DecisionDialog
      open={acts.asking === 'choose'}
      title={task.choices.length > 0 ? '送给谁办' : '送出以前'}
      leaveWords="先不送"
      primaryWords={sendWords(task.choices, people)}
      busy={acts.busy}
      disabled={unsaid || !allChosen(task.choices, people)}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={() => acts.agreeTo(chosenIds(people), task.keeps.length > 0 ? askAgain : undefined)}
    >
      {task.keeps.length > 0 && <KeepOrAsk keeps={task.keeps} askAgain={askAgain} onChange={setAskAgain} />}
      {task.choices.map((choice) => (
        <StepChoice
          key={choice.node}
          choice={choice}
          chosen={people[choice.node] ?? []}
          onChange={(chosen) => setPeople({ ...people, [choice.node]: chosen })}
        />
      ))}
    </DecisionDialog>
  );
}

const isChosen = (chosen: readonly PersonChoice[], { assignmentId }: PersonChoice): boolean =>
  chosen.some((one) => one.assignmentId === assignmentId);

interface StepChoiceProps {
  readonly choice: MyTask['choices'][number];
  readonly chosen: readonly PersonChoice[];
  readonly onChange: (chosen: readonly PersonChoice[]) => void;
}

/** A short list of candidates to tick, or the whole agency to search. */
// No Checkbox.Group: it forgets a tick that comes before its boxes have told it of themselves.
export function StepChoice({ choice, chosen, onChange }: StepChoiceProps) {
  const colleagues = useColleagues();
  if (choice.candidates.length === 0)
    return <PersonPicker label={`“${choice.step}”由谁办`} value={chosen} onChange={onChange} {...colleagues} several />;
  const options = choice.candidates.map(choiceOf);
  const notLetKnow = new Set(choice.candidates.flatMap((one) => (one.notLetKnow ? [one.personId] : [])));
  return (
    <fieldset className="choice-list">
      <legend>“{choice.step}”由谁办</legend>
      <div className="choice-lines">
        {options.map((one) => (
          <Checkbox
            key={one.assignmentId}
            checked={isChosen(chosen, one)}
            disabled={notLetKnow.has(one.personId)}
            onChange={({ target }) =>
              onChange(options.filter((other) => (other === one ? target.checked : isChosen(chosen, other))))
            }
          >
            <b>{one.name}</b>{' '}
            <span className="secondary">
              {one.section}　{one.post}
              {notLetKnow.has(one.personId) && '　没有授权知悉工作秘密'}
            </span>
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
