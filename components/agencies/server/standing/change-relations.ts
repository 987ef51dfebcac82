import { dateInChina, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { mayEndRelation, mayRelate, type WantedRelation } from '../../rules/relation-rules.ts';
import { dawnOf } from './change-standing.ts';
import { endRelationRow, findStanding, insertRelation, listRelations, lockRelations, placeInTree } from './store.ts';

const placeKind = 'agencies.place';
const done = { done: true } as const;

/** A relation between two agencies from a day on. */
export async function addRelation(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['addRelation']>,
): Promise<Result<ReplyOf<Routes['addRelation']>>> {
  const { tx } = context;
  const wanted: WantedRelation = { fromAgencyId: params.agencyId, ...body };
  await tx.first(lockRelations(tx.agencyId));
  for (const id of [wanted.fromAgencyId, wanted.toAgencyId])
    if ((await tx.first(findStanding(id)))?.kind !== 'AGENCY') return reject('agencies.unknown-agency');
  const may = mayRelate(await tx.all(listRelations), wanted);
  if (!may.ok) return may;
  tx.write(insertRelation(wanted));
  place(context, wanted, wanted.from);
  recorded(context, 'agencies.relation-added', wanted, { from: wanted.from });
  return ok(done);
}

/** Ends it; `on` is the first day without it. Twice = refused. */
export async function endRelation(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['endRelation']>,
): Promise<Result<ReplyOf<Routes['endRelation']>>> {
  const { tx } = context;
  const { on, ...rest } = body;
  const wanted: WantedRelation = { fromAgencyId: params.agencyId, ...rest };
  await tx.first(lockRelations(tx.agencyId));
  const known = (await tx.all(listRelations)).find(
    (one) =>
      one.fromAgencyId === wanted.fromAgencyId &&
      one.toAgencyId === wanted.toAgencyId &&
      one.relation === wanted.relation &&
      one.from === wanted.from,
  );
  if (!known) return reject('agencies.unknown-relation');
  const may = mayEndRelation(known, on, dateInChina(context.now));
  if (!may.ok) return may;
  tx.write(endRelationRow(wanted, on));
  place(context, wanted, on);
  recorded(context, 'agencies.relation-ended', wanted, { on });
  return ok(done);
}

/** 隶属 is where an agency stands in the tree: from today at once, later by a wake-up on that day. */
function place(context: UseCaseContext, { relation, fromAgencyId }: WantedRelation, day: string): void {
  if (relation !== 'SUBORDINATE_TO') return;
  const today = dateInChina(context.now);
  if (day <= today) context.tx.write(placeInTree(fromAgencyId, today));
  else context.wakeUp(placeKind, `${fromAgencyId} ${day}`, dawnOf(day));
}

/** The day has come. Twice = the same place again. */
export async function placeAgency(context: UseCaseContext, key: string): Promise<Result<undefined>> {
  const [agencyId = ''] = key.split(' ');
  context.tx.write(placeInTree(agencyId, dateInChina(context.now)));
  return ok(undefined);
}

const recorded = (
  context: UseCaseContext,
  event: string,
  { fromAgencyId, toAgencyId, relation }: WantedRelation,
  days: Readonly<Record<string, string>>,
): void =>
  context.audit({ event, objectKind: 'agency', objectId: fromAgencyId, details: { toAgencyId, relation, ...days } });
