import { useState } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import type { PersonChoice } from '#platform/web/widgets/person-picker.tsx';
import { routes } from '../../contract.ts';

/** Persons of a rule as the picker shows them: those chosen here as they were chosen, those of before by their name. */
export function useNamedPersons(personIds: readonly string[]): {
  readonly persons: readonly PersonChoice[];
  readonly remember: (chosen: readonly PersonChoice[]) => void;
} {
  const [known, setKnown] = useState<ReadonlyMap<string, PersonChoice>>(new Map());
  const unknown = personIds.filter((id) => !known.has(id));
  const rules = unknown.map((id) => ({ kind: 'named' as const, personIds: [id as never] })); // reason: ids of the directory
  const query = useRoute(routes.handlersToday, { body: { rules } }, { enabled: unknown.length > 0 });
  const persons = personIds.map((personId) => {
    const name = query.data?.answers[unknown.indexOf(personId)]?.words ?? '';
    return known.get(personId) ?? { personId, assignmentId: '', name, section: '', post: '' };
  });
  const remember = (chosen: readonly PersonChoice[]): void =>
    setKnown(new Map([...known, ...chosen.map((one) => [one.personId, one] as const)]));
  return { persons, remember };
}
