import { Checkbox } from 'antd';
import { useState } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import type { Acts } from '../handling/use-acts.ts';
import type { MyTask } from '../handling/use-matter.ts';
import { searchColleagues } from '../people/person-search.ts';
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

interface StepChoiceProps {
  readonly choice: MyTask['choices'][number];
  readonly chosen: readonly PersonChoice[];
  readonly onChange: (chosen: readonly PersonChoice[]) => void;
}

/** A short list of candidates to tick, or the whole agency to search. */
function StepChoice({ choice, chosen, onChange }: StepChoiceProps) {
  const { person } = useSession();
  if (choice.candidates.length === 0)
    return (
      <PersonPicker
        label={`“${choice.step}”由谁办`}
        value={chosen}
        onChange={onChange}
        search={searchColleagues}
        several
        recentOf={person.id}
      />
    );
  const options = choice.candidates.map(choiceOf);
  return (
    <fieldset className="choice-list">
      <legend>“{choice.step}”由谁办</legend>
      <Checkbox.Group
        value={chosen.map((one) => one.assignmentId)}
        onChange={(ids) => onChange(options.filter((one) => ids.includes(one.assignmentId)))}
      >
        {options.map((one) => (
          <Checkbox key={one.assignmentId} value={one.assignmentId}>
            <b>{one.name}</b>{' '}
            <span className="secondary">
              {one.section}　{one.post}
            </span>
          </Checkbox>
        ))}
      </Checkbox.Group>
    </fieldset>
  );
}
