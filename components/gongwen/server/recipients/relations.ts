import { type AgencyId, type CalendarDate, dateInChina } from '@gov/base';
import { kindFacts } from '@gov/gongwen';
import type { AgencyRelation } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { DocumentFields } from '../../rules/document-fields.ts';
import { recipientRelation } from '../../rules/recipient-relation.ts';
import { listParents, listRelations } from './store.ts';

const always = '1949-10-01' as CalendarDate; // reason: written in the branded form

/** What agencies are to each other: as stated, and by the tree of agencies. */
export async function relationsOf({ tx }: UseCaseContext): Promise<readonly AgencyRelation[]> {
  const stated = await tx.all(listRelations());
  const tree = await tx.all(listParents());
  return [
    ...stated.map(({ to, ...rest }) => ({ ...rest, ...(to ? { to } : {}) })),
    ...tree.map(
      ({ id, parentId }): AgencyRelation => ({
        fromAgencyId: id,
        toAgencyId: parentId,
        relation: 'SUBORDINATE_TO',
        from: always,
      }),
    ),
  ];
}

/** Is it 上行文: by its kind, or an 意见 whose first 主送机关 stands above us? Such a document prints its 签发人 (条例 Art. 9 item 6). */
export async function goesUpward(
  context: UseCaseContext,
  { kind, mainRecipients: [first] }: DocumentFields,
): Promise<boolean> {
  const { directions, printsSignatory } = kindFacts(kind);
  if (printsSignatory) return true;
  if (first?.id === undefined || !directions.includes('UPWARD')) return false;
  const other = first.id as AgencyId; // reason: recipients with an id are agencies of the directory
  const relation = recipientRelation(context.tx.agencyId, other, await relationsOf(context), dateInChina(context.now));
  return relation === 'SUPERIOR' || relation === 'GUIDING';
}
