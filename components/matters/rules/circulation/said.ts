import type { Decision, WorkflowEvent } from '@gov/workflow';
import { inTurn, listed } from '@gov/workflow/trace';

type EventOf<K extends WorkflowEvent['kind']> = Extract<WorkflowEvent, { readonly kind: K }>;
type NameOf = (personId: string) => string;

const namesOf = (people: EventOf<'circulated'>['readers'], nameOf: NameOf): readonly string[] =>
  people.map(({ personId }) => nameOf(personId));

/** Who really got it by this act: who had it already was left out. */
export const sentTo = ({ events }: Decision): EventOf<'circulated'> | undefined =>
  events.find((event) => event.kind === 'circulated');

/** What an ordered circulation really lost and gained by this act. */
export const changeOf = ({ events }: Decision): EventOf<'circulationChanged'> | undefined =>
  events.find((event) => event.kind === 'circulationChanged');

/** `已传阅给孙倩、邱岚`, `已依次传阅：孙倩 → 邱岚，现在在孙倩处`. */
export function sentWords(decision: Decision, nameOf: NameOf, how: '传阅' | '抄送' = '传阅'): string {
  const sent = sentTo(decision);
  const names = namesOf(sent?.readers ?? [], nameOf);
  return sent?.ordered ? `已依次${how}：${inTurn(names)}，现在在${names[0] ?? ''}处` : `已${how}给${listed(names)}`;
}
