import { ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { RejectedResult, UseCaseContext } from '#platform/server/components/component-server.ts';
import type { OrderRow, routes } from '../../contract.ts';
import { showRows } from '../lists/show-rows.ts';
import { ownWork, type WorkRow } from '../lists/work-store.ts';
import { granteeKeysOf } from '../readers.ts';
import { readableMatters } from '../readers-store.ts';
import { standingOf } from '../stand-ins/standing-of.ts';
import { areAble } from './secretaries.ts';
import {
  followRow,
  heldBySecretary,
  notesOfAuthor,
  type PlaceRow,
  placesOfOrder,
  replaceOrder,
  type SecretaryRow,
  secretariesOf,
} from './store.ts';

type Routes = typeof routes;

/** As many as the leader's screen reads. */
const most = 500;

/** What waits for the leader, for who arranges it: titles of what he may read himself, and how many others there are. */
export async function leadersOrder(
  context: UseCaseContext,
  { params }: InputOf<Routes['leadersOrder']>,
): Promise<Result<ReplyOf<Routes['leadersOrder']>>> {
  const { tx } = context;
  const found = await held(context, params.secretaryId);
  if (!found.ok) return found;
  const [work, places] = await Promise.all([
    workOf(context, found.value.leaderId),
    tx.all(placesOfOrder(tx.agencyId, found.value)),
  ]);
  const rows = await orderRows(context, work.readable);
  return ok({
    leader: nameOf(context, found.value.leaderId),
    version: found.value.version,
    ...(found.value.arrangedAt ? { arrangedAt: found.value.arrangedAt } : {}),
    followed: found.value.followed,
    rows,
    ...partsOf(places.filter(({ taskId }) => rows.some((row) => row.taskId === taskId))),
    others: work.others,
  });
}

/**
 * 今日呈批 and 缓呈 as they stand on the secretary's page. What has been decided meanwhile is passed over; what he may not read he
 * cannot place. Twice = the second is refused, it was made from an older order.
 */
export async function arrange(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['arrange']>,
): Promise<Result<ReplyOf<Routes['arrange']>>> {
  const { tx, now: at } = context;
  const found = await held(context, params.secretaryId);
  if (!found.ok) return found;
  if (body.today.some((taskId) => body.later.includes(taskId))) return reject('matters.order-twice');
  const { readable } = await workOf(context, found.value.leaderId);
  const known = new Set(readable.map(({ taskId }) => taskId));
  const placed = (taskIds: readonly string[], part: PlaceRow['part']) =>
    taskIds.filter((taskId) => known.has(taskId)).map((taskId, place) => ({ taskId, part, place }));
  const places = [...placed(body.today, 'today'), ...placed(body.later, 'later')];
  const { id, leaderId } = found.value;
  const changed = await tx.first(replaceOrder(tx.agencyId, { id, expectedVersion: body.expectedVersion, at, places }));
  if (!changed) return reject('matters.order-changed');
  const { version } = changed;
  const details = { personId: leaderId, version, placed: places.length };
  context.audit({ event: 'matters.order-arranged', objectKind: 'secretary', objectId: id, details });
  context.notify([leaderId, context.person().personId], 'inbox');
  return ok({ version, arrangedAt: at });
}

/** The order in which my work is laid before me. */
export async function ownOrder(context: UseCaseContext): Promise<Result<ReplyOf<Routes['ownOrder']>>> {
  const { tx } = context;
  const { personId } = context.person();
  const mine = (await tx.all(secretariesOf(tx.agencyId, personId))).find(({ leaderId }) => leaderId === personId);
  if (!mine?.arrangedAt || !areAble(context, mine)) return ok({});
  const places = await tx.all(placesOfOrder(tx.agencyId, mine));
  const { secretaryId, arrangedAt: at, followed } = mine;
  return ok({ order: { who: nameOf(context, secretaryId), at, followed, ...partsOf(places) } });
}

/** Back to the usual order, or to the secretary's again; it holds until the leader says otherwise. Twice = once. */
export async function followOrder(
  context: UseCaseContext,
  { body }: InputOf<Routes['followOrder']>,
): Promise<Result<ReplyOf<Routes['followOrder']>>> {
  const { tx } = context;
  const { personId } = context.person();
  const row = await tx.first(followRow(tx.agencyId, personId, body.followed));
  if (!row) return reject('matters.secretary-over');
  const details = { followed: body.followed };
  context.audit({ event: 'matters.order-followed', objectKind: 'secretary', objectId: row.id, details });
  context.notify([row.secretaryId, personId], 'inbox');
  return ok({ done: true });
}

/** The one whose secretary the caller is; anybody else's looks like none, and so does what is over. */
async function held(context: UseCaseContext, id: string): Promise<Result<SecretaryRow> | RejectedResult> {
  const { tx } = context;
  const row = await tx.first(heldBySecretary(tx.agencyId, id, context.person().personId));
  return row && areAble(context, row) ? ok(row) : reject('matters.secretary-over');
}

/** Open work of the leader himself that does not stand still, parted by what the caller may read. */
async function workOf(context: UseCaseContext, leaderId: PersonId) {
  const { tx, now } = context;
  const all = await tx.all(ownWork(tx.agencyId, leaderId, { asOf: now }, most));
  const work = all.filter(({ suspendedAt, standsStill }) => suspendedAt === null && standsStill !== true);
  const ids = [...new Set(work.map(({ matterId }) => matterId))];
  const grantees = granteeKeysOf(context);
  const found = await tx.all(readableMatters(tx.agencyId, ids, grantees, await standingOf(context)));
  const may = new Set(found.map(({ matterId }) => matterId));
  const readable = work.filter(({ matterId }) => may.has(matterId));
  return { readable, others: work.length - readable.length };
}

/** Without anything of what the leader has done with them yet. */
async function orderRows(context: UseCaseContext, work: readonly WorkRow[]): Promise<OrderRow[]> {
  const { tx } = context;
  const taskIds = work.map(({ taskId }) => taskId);
  const notes = await tx.all(notesOfAuthor(tx.agencyId, context.person().personId, taskIds));
  const rows = showRows(context, work);
  return rows.flatMap(({ taskId, matterId, title, kindName, urgency, step, starter, arrivedAt, dueAt }) => {
    if (taskId === undefined) return [];
    const note = notes.find((one) => one.taskId === taskId)?.text;
    return {
      ...{ taskId, matterId, title, kindName, step, starter, arrivedAt },
      ...(urgency ? { urgency } : {}),
      ...(dueAt ? { dueAt } : {}),
      ...(note ? { note } : {}),
    };
  });
}

const partsOf = (places: readonly PlaceRow[]) => ({
  today: places.flatMap(({ taskId, part }) => (part === 'today' ? taskId : [])),
  later: places.flatMap(({ taskId, part }) => (part === 'later' ? taskId : [])),
});

const nameOf = ({ agency }: UseCaseContext, personId: PersonId): string =>
  agency.organisation.persons.get(personId)?.name ?? '';
