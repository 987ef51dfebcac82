import type { OpenWork } from '#components/organisation/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { mayHandle } from '../handling/able-colleague.ts';
import { mayKnowSecrets } from '../secrecy/given-to.ts';
import { endSecretariesOf } from '../secretaries/store.ts';
import { endStandInsOf } from '../stand-ins/store.ts';
import { openWorkOfPerson } from './store.ts';

/** What the organisation asks before somebody leaves and for its pickers, and what it tells when he is back. */
export const openWorkFor = (context: UseCaseContext): OpenWork => ({
  countOf: async (personId) => (await context.tx.first(openWorkOfPerson(context.tx.agencyId, personId)))?.count ?? 0,
  mayBeGiven: (personId) => mayHandle(context, personId),
  mayKnowSecrets: (personId) => mayKnowSecrets(context, personId),
  comesBack: (personId) => {
    const ending = { by: context.person().personId, at: context.now };
    context.tx.write(endStandInsOf(context.tx.agencyId, personId, ending));
    context.tx.write(endSecretariesOf(context.tx.agencyId, personId, ending));
  },
});
