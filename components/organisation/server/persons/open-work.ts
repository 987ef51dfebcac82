import type { PersonId } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type OpenWork, openWorkPoint } from '../../contract.ts';

/** How much open work lies with a person, as the component says that gives people work. */
export const openWorkOf = (context: UseCaseContext, personId: string): Promise<number> =>
  workIn(context)?.countOf(personId) ?? Promise.resolve(0);

/** Who may be given work, as the same component says; without it, everybody. */
export function mayBeGivenWork(context: UseCaseContext): (person: { readonly id: PersonId }) => boolean {
  const work = workIn(context);
  return ({ id }) => work?.mayBeGiven(id) ?? true;
}

/** Who may be given a work secret, as the same component says. */
export function mayKnowSecrets(context: UseCaseContext): (person: { readonly id: PersonId }) => boolean {
  const work = workIn(context);
  return ({ id }) => work?.mayKnowSecrets(id) ?? true;
}

/** 复职: the same component ends what held for him before he left. */
export const workOfReturned = (context: UseCaseContext, personId: string): void => workIn(context)?.comesBack(personId);

const workIn = (context: UseCaseContext): OpenWork | undefined =>
  context.extension(openWorkPoint, 'matters')?.(context);
