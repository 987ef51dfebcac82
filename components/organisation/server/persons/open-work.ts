import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { openWorkPoint } from '../../contract.ts';

/** How much open work lies with a person, as the component says that gives people work. */
export const openWorkOf = (context: UseCaseContext, personId: string): Promise<number> =>
  context.extension(openWorkPoint, 'matters')?.(context).countOf(personId) ?? Promise.resolve(0);
