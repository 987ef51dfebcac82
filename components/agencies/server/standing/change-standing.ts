import { cleanName, dateInChina, type Instant, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { bumpConfiguration } from '#platform/server/identity/agency-store.ts';
import type { Routes } from '../../contract.ts';
import { applyRenaming, lockStanding, nameTaken, putRenaming, type StandingRow, setName, setState } from './store.ts';

const renameKind = 'agencies.rename';
const done = { done: true } as const;
/** The first moment of a day in China. */
export const dawnOf = (day: string): Instant => new Date(`${day}T00:00:00+08:00`).toISOString() as Instant; // reason: an instant in the branded form

/** What an agency is called from a day on; from today at once, later by a wake-up on that day. Twice = the later words. */
export async function renameAgency(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['renameAgency']>,
): Promise<Result<ReplyOf<Routes['renameAgency']>>> {
  const { tx, now } = context;
  const former = await tx.first(lockStanding(params.agencyId));
  if (!former) return reject('agencies.unknown-agency');
  const [name, shortName, today] = [cleanName(body.name), cleanName(body.shortName), dateInChina(now)];
  if (body.from < today) return reject('agencies.renaming-day');
  if (name === former.name && shortName === former.shortName) return reject('agencies.same-name');
  if (await tx.first(nameTaken(tx.agencyId, name, former.id))) return reject('agencies.name-in-use', { name });
  const atOnce = body.from === today;
  const decidedBy = context.person().personId;
  tx.write(
    putRenaming(tx.agencyId, {
      agencyId: former.id,
      from: body.from,
      name,
      shortName,
      former,
      decidedBy,
      now,
      appliedAt: atOnce ? now : null,
    }),
  );
  if (atOnce) carryName(context, former, { name, shortName });
  else context.wakeUp(renameKind, `${former.id} ${body.from}`, dawnOf(body.from));
  context.audit({ event: 'agencies.renamed', objectKind: 'agency', objectId: former.id, details: { from: body.from } });
  return ok(done);
}

function carryName(
  { tx }: UseCaseContext,
  agency: Pick<StandingRow, 'id'>,
  { name, shortName }: Pick<StandingRow, 'name' | 'shortName'>,
): void {
  tx.write(setName(agency.id, name, shortName));
  tx.write(bumpConfiguration(agency.id));
}

/** The day of a new name has come. Twice = nothing the second time. */
export async function applyNewName(context: UseCaseContext, key: string): Promise<Result<undefined>> {
  const [agencyId = '', from = ''] = key.split(' ');
  const agency = await context.tx.first(lockStanding(agencyId));
  const name = agency && (await context.tx.first(applyRenaming(context.tx.agencyId, agencyId, from, context.now)));
  if (agency && name) carryName(context, agency, name);
  return ok(undefined);
}

/** Suspended = its people are refused with a sentence, everything it keeps stays; and the way back. Twice = the same. */
export async function changeState(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['changeState']>,
): Promise<Result<ReplyOf<Routes['changeState']>>> {
  const { tx } = context;
  const agency = await tx.first(lockStanding(params.agencyId));
  if (!agency) return reject('agencies.unknown-agency');
  if (agency.kind === 'PLATFORM') return reject('agencies.platform-stays');
  tx.write(setState(agency.id, body.state));
  tx.write(bumpConfiguration(agency.id));
  const event = body.state === 'SUSPENDED' ? 'agencies.suspended' : 'agencies.resumed';
  context.audit({ event, objectKind: 'agency', objectId: agency.id });
  return ok(done);
}
