import { type AgencyId, cleanName, dateInChina, millisOf, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { PublicContext } from '#platform/server/components/component-server.ts';
import { isDatabaseError } from '#platform/server/database/database-error.ts';
import { hashOfAccessCode } from '#platform/server/identity/access-code.ts';
import { findPlatformAgency } from '#platform/server/identity/account-store.ts';
import { insertAgency } from '#platform/server/identity/agency-store.ts';
import { setUpAttempts } from '#platform/server/identity/ceremony.ts';
import { furnishAgency } from '#platform/server/identity/furnish-agency.ts';
import { hashPassword } from '#platform/server/identity/password.ts';
import { findSetUpCode, spendSetUpCode } from '#platform/server/identity/set-up-store.ts';
import type { routes } from '../contract.ts';
import { dutyWords } from '../rules/duty-words.ts';
import { twoWithOnePassword } from '../rules/own-passwords.ts';
import { strongEnough } from '../rules/password-strength.ts';
import { type Guesses, guessesUnder } from './guesses.ts';

type SetUp = (typeof routes)['setUp'];

const uniqueViolation = '23505';

/**
 * First-run ceremony: the platform's own agency with three administrators, each with one duty, for whoever has read the
 * code off the server's terminal. Refused once the platform exists; the unique index on the platform agency decides
 * between two at once.
 */
export async function setUp(context: PublicContext, input: InputOf<SetUp>): Promise<Result<ReplyOf<SetUp>>> {
  const { administrators, platformName } = input.body;
  const existing = await context.database.read(findPlatformAgency());
  if (existing.length > 0) return reject('identity.already-set-up');
  const proved = await proveOperator(context, input.body.code);
  if (!proved.ok) return proved;
  const distinct =
    new Set(administrators.map((a) => a.duty)).size === 3 &&
    new Set(administrators.map((a) => a.signInName)).size === 3;
  if (!distinct) return reject('identity.three-administrators');
  for (const { password, signInName, duty, name } of administrators)
    if (!strongEnough(password, signInName).ok)
      return reject('identity.administrator-password', { whose: `${dutyWords[duty]}${name}` });
  const shared = twoWithOnePassword(administrators)?.map(({ duty, name }) => `${dutyWords[duty]}${name}`);
  if (shared) return reject('identity.shared-password', { first: shared[0] ?? '', second: shared[1] ?? '' });
  const hashes = await Promise.all(administrators.map((a) => hashPassword(a.password)));
  const agencyId = context.newId<AgencyId>();
  try {
    const named = administrators.map((a) => ({ ...a, name: cleanName(a.name) }));
    const ceremony = {
      agencyId,
      platformName: cleanName(platformName),
      administrators: named,
      hashes,
      code: input.body.code,
      guesses: proved.value,
    };
    const made = await makePlatform(context, ceremony);
    return made.ok ? ok({ done: true as const }) : made;
  } catch (error) {
    if (isDatabaseError(error) && error.code === uniqueViolation && error.table === 'agency')
      return reject('identity.already-set-up');
    throw error;
  }
}

/** Wrong codes are counted and lock the ceremony for a while, as wrong passwords lock a name. */
async function proveOperator({ database, now, digest }: PublicContext, code: string): Promise<Result<Guesses>> {
  const read: Parameters<typeof guessesUnder>[0]['read'] = (statement) => database.read(statement);
  const guesses = guessesUnder({ now, read }, setUpAttempts(digest));
  const until = await guesses.lockedUntil();
  if (until) return reject('identity.set-up-locked', { seconds: Math.ceil((millisOf(until) - millisOf(now)) / 1000) });
  if ((await database.read(findSetUpCode(hashOfAccessCode(code)))).length > 0) return ok(guesses);
  await guesses.count();
  return reject('identity.set-up-code');
}

interface Ceremony {
  readonly agencyId: AgencyId;
  readonly platformName: string;
  readonly administrators: InputOf<SetUp>['body']['administrators'];
  /** Of the administrators' passwords, in their order. */
  readonly hashes: readonly string[];
  readonly code: string;
  readonly guesses: Guesses;
}

function makePlatform(context: PublicContext, ceremony: Ceremony): Promise<Result<void>> {
  const { agencyId, platformName, administrators, hashes, code, guesses } = ceremony;
  return context.inAgency(agencyId, async (tx, audit) => {
    await tx.all(
      insertAgency({
        id: agencyId,
        code: 'platform',
        name: platformName,
        shortName: platformName,
        kind: 'PLATFORM',
        level: 'PLATFORM',
        parentId: null,
        displayOrder: 0,
        now: context.now,
      }),
    );
    const spent = await tx.first(spendSetUpCode(hashOfAccessCode(code)));
    if (!spent) return reject('identity.set-up-code');
    guesses.lift(tx);
    await furnishAgency(tx, context, {
      validFrom: dateInChina(context.now),
      sections: [{ key: 'operations', name: '平台运行管理' }],
      posts: [{ key: 'administrator', name: '平台管理员', role: 'agencyAdmin' }],
      people: administrators.map((a, index) => ({
        key: a.signInName,
        name: a.name,
        account: { signInName: a.signInName, passwordHash: hashes[index] ?? '', demo: false },
        assignments: [
          { key: a.signInName, section: 'operations', post: 'administrator', title: dutyWords[a.duty], main: true },
        ],
        duty: a.duty,
      })),
      deputyAreas: [],
      grants: [],
    });
    audit({ event: 'identity.set-up', objectKind: 'agency', objectId: agencyId });
    return ok(undefined);
  });
}
