import type { AgencyId, CalendarDate } from '@gov/base';
import { type AgencyRelation, routingRelation } from '@gov/organisation';

export type RecipientRelation = 'SUPERIOR' | 'GUIDING' | 'SUBORDINATE' | 'GUIDED' | 'PEER' | 'NOT_SUBORDINATE';

export const recipientRelationWords: Readonly<Record<RecipientRelation, string>> = {
  SUPERIOR: '上级机关',
  GUIDING: '上级业务主管部门',
  SUBORDINATE: '下级机关',
  GUIDED: '业务指导的单位',
  PEER: '同级机关',
  NOT_SUBORDINATE: '不相隶属机关',
};

/** What another agency is to ours, as a drafter thinks of it when choosing recipients. */
export function recipientRelation(
  own: AgencyId,
  other: AgencyId,
  relations: readonly AgencyRelation[],
  day: CalendarDate,
): RecipientRelation {
  const { relation, direction } = routingRelation(own, other, relations, day);
  if (direction === 'UPWARD') return relation === 'BUSINESS_GUIDED_BY' ? 'GUIDING' : 'SUPERIOR';
  if (direction === 'DOWNWARD') return relation === 'BUSINESS_GUIDED_BY' ? 'GUIDED' : 'SUBORDINATE';
  return relation === 'PEER_OF' ? 'PEER' : 'NOT_SUBORDINATE';
}
