import { ok, type Result, reject } from '@gov/base';

export type RelationKind = 'SUBORDINATE_TO' | 'BUSINESS_GUIDED_BY' | 'DUAL_LED_BY' | 'PEER_OF';

export interface Relation {
  readonly fromAgencyId: string;
  readonly toAgencyId: string;
  readonly relation: RelationKind;
  readonly from: string;
  /** The first day without it. */
  readonly to: string | null;
}

export type WantedRelation = Omit<Relation, 'to'>;

/** Leads: orders flow down these, so they must not run in a circle. */
const leads: ReadonlySet<RelationKind> = new Set(['SUBORDINATE_TO', 'DUAL_LED_BY']);

const lastsBeyond = (relation: Relation, day: string): boolean => relation.to === null || relation.to > day;

const samePair = (a: WantedRelation, b: WantedRelation): boolean =>
  (a.fromAgencyId === b.fromAgencyId && a.toAgencyId === b.toAgencyId) ||
  (a.fromAgencyId === b.toAgencyId && a.toAgencyId === b.fromAgencyId);

/**
 * May this relation begin? One 隶属 at a time (a second superior is 双重领导), no circle of superiors, 同级 not beside a
 * superior, and nothing twice.
 */
export function mayRelate(known: readonly Relation[], wanted: WantedRelation): Result<undefined> {
  if (wanted.fromAgencyId === wanted.toAgencyId) return reject('agencies.relation-to-itself');
  const lasting = known.filter((one) => lastsBeyond(one, wanted.from));
  const between = lasting.filter((one) => samePair(one, wanted));
  const twice = (one: Relation) =>
    one.relation === wanted.relation && (one.relation === 'PEER_OF' || one.fromAgencyId === wanted.fromAgencyId);
  if (between.some(twice)) return reject('agencies.relation-known');
  const contradicts = (one: Relation) =>
    (one.relation === 'PEER_OF') !== (wanted.relation === 'PEER_OF') &&
    (leads.has(one.relation) || leads.has(wanted.relation));
  if (between.some(contradicts)) return reject('agencies.relation-contradicts');
  if (wanted.relation === 'SUBORDINATE_TO' && lasting.some((one) => isSuperiorOf(one, wanted.fromAgencyId)))
    return reject('agencies.superior-known');
  if (leads.has(wanted.relation) && leadsTo(lasting, wanted.toAgencyId, wanted.fromAgencyId))
    return reject('agencies.relation-circle');
  return ok(undefined);
}

const isSuperiorOf = (one: Relation, agencyId: string): boolean =>
  one.relation === 'SUBORDINATE_TO' && one.fromAgencyId === agencyId;

/** Does going up from one agency arrive at the other? */
function leadsTo(relations: readonly Relation[], start: string, goal: string): boolean {
  const seen = new Set([start]);
  for (const agencyId of seen) {
    if (agencyId === goal) return true;
    for (const one of relations) if (leads.has(one.relation) && one.fromAgencyId === agencyId) seen.add(one.toAgencyId);
  }
  return false;
}

/** May it end so? Today at the earliest, or on the day it begins when it has not begun; what has ended stays ended. */
export function mayEndRelation(known: Relation, on: string, today: string): Result<undefined> {
  if (known.to !== null && known.to <= today) return reject('agencies.unknown-relation');
  const tooEarly = on < today || on < known.from;
  return tooEarly || (known.to !== null && on > known.to) ? reject('agencies.relation-days') : ok(undefined);
}
