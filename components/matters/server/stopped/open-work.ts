import type { OpenWork } from '#components/organisation/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { openWorkOfPerson } from './store.ts';

/** What the organisation asks before somebody leaves. */
export const openWorkFor = ({ tx }: UseCaseContext): OpenWork => ({
  countOf: async (personId) => (await tx.first(openWorkOfPerson(tx.agencyId, personId)))?.count ?? 0,
});
