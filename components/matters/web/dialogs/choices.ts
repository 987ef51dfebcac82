import type { PersonChoice } from '#platform/web/widgets/person-picker.tsx';
import type { MyTask } from '../handling/use-matter.ts';

type Choices = MyTask['choices'];
/** Persons chosen, by the step they are to handle. */
export type ChosenPeople = Readonly<Record<string, readonly PersonChoice[]>>;

export const choiceOf = (words: Choices[number]['candidates'][number]): PersonChoice => ({
  personId: words.personId,
  assignmentId: words.assignmentId ?? '',
  name: words.name,
  section: words.section,
  post: words.title,
});

export const allChosen = (choices: Choices, people: ChosenPeople): boolean =>
  choices.every((choice) => (people[choice.node]?.length ?? 0) > 0);

export const chosenIds = (people: ChosenPeople): Record<string, string[]> =>
  Object.fromEntries(Object.entries(people).map(([node, chosen]) => [node, chosen.map((one) => one.assignmentId)]));

/** `送张三、李四审核` */
export function sendWords(choices: Choices, people: ChosenPeople): string {
  if (choices.length === 0 || !allChosen(choices, people)) return '送出';
  const steps = choices.map(({ node, step }) => `${people[node]?.map((one) => one.name).join('、') ?? ''}${step}`);
  return `送${steps.join('、')}`;
}
