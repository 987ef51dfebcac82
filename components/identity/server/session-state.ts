import { dateInChina, ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import type { PublicContext } from '#platform/server/components/component-server.ts';
import {
  demoAccountsExist,
  findAccount,
  findPlatformAgency,
  identitiesOfAccount,
} from '#platform/server/identity/account-store.ts';
import { demoAccountWords, type routes } from '../contract.ts';

type State = ReplyOf<(typeof routes)['session']>;

const nobody = { identities: [], permissions: [], openComponents: [], secondFactor: false };

/** Who is signed in; also tells the sign-in page about the first run and about demo accounts. */
export async function sessionState(context: PublicContext): Promise<Result<State>> {
  const { session } = context;
  const demo = await demoPart(context);
  if (!session) {
    const platform = await context.database.read(findPlatformAgency());
    return ok({ state: platform.length > 0 ? ('anonymous' as const) : ('setup' as const), ...demo, ...nobody });
  }
  const agency = await context.agencyFacts(session.agencyId);
  const identities = await context.database.read(identitiesOfAccount(session.accountId, dateInChina(context.now)));
  const account = (await context.database.read(findAccount(session.accountId)))[0];
  const mine = identities.find((i) => i.assignmentId === session.assignmentId);
  if (!mine) {
    // the page that is still open says so, instead of asking its person to sign in again
    const placeEnded = session.agencyState === 'OPEN' && session.accountState === 'ACTIVE';
    return ok({
      state: 'anonymous' as const,
      ...(placeEnded ? { placeEnded: true as const } : {}),
      ...demo,
      ...nobody,
    });
  }
  return ok({
    state: 'signed-in' as const,
    ...demo,
    person: {
      id: mine.personId,
      name: mine.personName,
      sectionId: mine.sectionId,
      sectionName: mine.sectionName,
      title: mine.title,
    },
    agency: { id: agency.id, name: agency.name, shortName: agency.shortName, kind: agency.kind },
    identities: identities.map((i) => ({
      assignmentId: i.assignmentId,
      agencyId: i.agencyId,
      agencyName: i.agencyName,
      personName: i.personName,
      sectionName: i.sectionName,
      postName: i.postName,
      title: i.title,
      main: i.main,
      current: i.assignmentId === session.assignmentId,
    })),
    permissions: [...agency.permissionsOf(session.personId, session.assignmentId, context.now)],
    openComponents: [...agency.openComponents],
    secondFactor: account?.totpConfirmedAt != null,
  });
}

async function demoPart(context: PublicContext): Promise<Pick<State, 'demo'>> {
  if (!context.servesDemoAccounts) return {};
  const demo = await context.database.read(demoAccountsExist());
  return demo.length > 0 ? { demo: { accounts: [...demoAccountWords] } } : {};
}
