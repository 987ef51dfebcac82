import { type AgencyId, dateInChina, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { PublicContext } from '#platform/server/components/component-server.ts';
import { isDatabaseError } from '#platform/server/database/database-error.ts';
import { findPlatformAgency } from '#platform/server/identity/account-store.ts';
import { insertAgency } from '#platform/server/identity/agency-store.ts';
import { furnishAgency } from '#platform/server/identity/furnish-agency.ts';
import { hashPassword } from '#platform/server/identity/password.ts';
import type { routes } from '../contract.ts';

type SetUp = (typeof routes)['setUp'];

const uniqueViolation = '23505';
const dutyTitles = { SYSTEM: '系统管理员', SECURITY: '安全管理员', AUDIT: '审计管理员' } as const;

/**
 * First-run ceremony: the platform's own agency with three administrators, each with one duty. Refused once
 * the platform exists; the unique index on the platform agency decides between two at once.
 */
export async function setUp(context: PublicContext, input: InputOf<SetUp>): Promise<Result<ReplyOf<SetUp>>> {
  const { administrators, platformName } = input.body;
  const existing = await context.database.read(findPlatformAgency());
  if (existing.length > 0) return reject('identity.already-set-up');
  const distinct =
    new Set(administrators.map((a) => a.duty)).size === 3 &&
    new Set(administrators.map((a) => a.signInName)).size === 3;
  if (!distinct) return reject('identity.three-administrators');
  const hashes = await Promise.all(administrators.map((a) => hashPassword(a.password)));
  const agencyId = context.newId<AgencyId>();
  try {
    await makePlatform(context, { agencyId, platformName, administrators, hashes });
  } catch (error) {
    if (isDatabaseError(error) && error.code === uniqueViolation && error.table === 'agency')
      return reject('identity.already-set-up');
    throw error;
  }
  return ok({ done: true as const });
}

interface Ceremony {
  readonly agencyId: AgencyId;
  readonly platformName: string;
  readonly administrators: InputOf<SetUp>['body']['administrators'];
  /** Of the administrators' passwords, in their order. */
  readonly hashes: readonly string[];
}

function makePlatform(context: PublicContext, ceremony: Ceremony): Promise<Result<void>> {
  const { agencyId, platformName, administrators, hashes } = ceremony;
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
    await furnishAgency(tx, context, {
      validFrom: dateInChina(context.now),
      sections: [{ key: 'operations', name: '平台运行管理' }],
      posts: [{ key: 'administrator', name: '平台管理员', role: 'agencyAdmin' }],
      people: administrators.map((a, index) => ({
        key: a.signInName,
        name: a.name,
        account: { signInName: a.signInName, passwordHash: hashes[index] ?? '', demo: false },
        assignments: [
          { key: a.signInName, section: 'operations', post: 'administrator', title: dutyTitles[a.duty], main: true },
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
