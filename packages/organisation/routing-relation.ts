import type { AgencyId, CalendarDate } from '@gov/base';
import type { DateSpan } from './snapshot.ts';
import { isValidOn } from './valid-on.ts';

/** 隶属, 业务指导, 双重领导, 同级: `from` is subordinate to, guided by, led by, peer of `to`. */
export type AgencyTie = 'SUBORDINATE_TO' | 'BUSINESS_GUIDED_BY' | 'DUAL_LED_BY' | 'PEER_OF';

export interface AgencyRelation extends DateSpan {
  readonly fromAgencyId: AgencyId;
  readonly toAgencyId: AgencyId;
  readonly relation: AgencyTie;
}

/** 行文方向. */
export type Direction = 'UPWARD' | 'LATERAL' | 'DOWNWARD';

/** The tie between two agencies, and which way a document from the first to the second goes. */
export interface RoutingRelation {
  readonly relation: AgencyTie | 'NOT_SUBORDINATE';
  readonly direction: Direction;
  /** Agencies between the two when the tie is not direct: a document that leaves them out skips a level (越级). */
  readonly skipped: readonly AgencyId[];
}

const leading: readonly AgencyTie[] = ['SUBORDINATE_TO', 'DUAL_LED_BY'];

/**
 * 行文关系 of `a` towards `b` on a day. A direct tie counts before a tie over several levels, leadership before
 * business guidance, both before 同级; two agencies directly under the same superior are peers without saying so.
 */
export function routingRelation(
  a: AgencyId,
  b: AgencyId,
  relations: readonly AgencyRelation[],
  day: CalendarDate,
): RoutingRelation {
  const valid = relations.filter((r) => isValidOn(r, day));
  const direct = directTie(a, b, valid);
  if (direct) return direct;
  const up = levelsUp(a, b, valid);
  if (up) return { relation: 'SUBORDINATE_TO', direction: 'UPWARD', skipped: up };
  const down = levelsUp(b, a, valid);
  if (down) return { relation: 'SUBORDINATE_TO', direction: 'DOWNWARD', skipped: [...down].reverse() };
  const relation = arePeers(a, b, valid) ? 'PEER_OF' : 'NOT_SUBORDINATE';
  return { relation, direction: 'LATERAL', skipped: [] };
}

function directTie(a: AgencyId, b: AgencyId, relations: readonly AgencyRelation[]): RoutingRelation | undefined {
  const between = (from: AgencyId, to: AgencyId, relation: AgencyTie): boolean =>
    relations.some((r) => r.fromAgencyId === from && r.toAgencyId === to && r.relation === relation);
  for (const relation of ['SUBORDINATE_TO', 'DUAL_LED_BY', 'BUSINESS_GUIDED_BY'] as const) {
    if (between(a, b, relation)) return { relation, direction: 'UPWARD', skipped: [] };
    if (between(b, a, relation)) return { relation, direction: 'DOWNWARD', skipped: [] };
  }
  return undefined;
}

const superiorsOf = (agency: AgencyId, relations: readonly AgencyRelation[]): AgencyId[] =>
  relations.filter((r) => r.fromAgencyId === agency && leading.includes(r.relation)).map((r) => r.toAgencyId);

/** Agencies strictly between `from` and its superior `to`, by the shortest way; undefined when there is none. */
function levelsUp(from: AgencyId, to: AgencyId, relations: readonly AgencyRelation[]): readonly AgencyId[] | undefined {
  const seen = new Set<AgencyId>([from]);
  let ways: (readonly AgencyId[])[] = [[from]];
  while (ways.length > 0) {
    const longer: (readonly AgencyId[])[] = [];
    for (const way of ways) {
      const last = way.at(-1);
      for (const above of last ? superiorsOf(last, relations) : []) {
        if (above === to) return way.slice(1);
        if (seen.has(above)) continue;
        seen.add(above);
        longer.push([...way, above]);
      }
    }
    ways = longer;
  }
  return undefined;
}

function arePeers(a: AgencyId, b: AgencyId, relations: readonly AgencyRelation[]): boolean {
  const stated = relations.some(
    (r) =>
      r.relation === 'PEER_OF' &&
      ((r.fromAgencyId === a && r.toAgencyId === b) || (r.fromAgencyId === b && r.toAgencyId === a)),
  );
  if (stated) return true;
  const above = new Set(superiorsOf(a, relations));
  return superiorsOf(b, relations).some((superior) => above.has(superior));
}
