import { type CalendarDate, dateInChina, ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import type { AgencyRelation } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { type RecipientRelation, recipientRelation, recipientRelationWords } from '../../rules/recipient-relation.ts';
import { listOtherAgencies, listParents, listRelations } from './store.ts';

const order: readonly RecipientRelation[] = ['SUPERIOR', 'GUIDING', 'SUBORDINATE', 'GUIDED', 'PEER', 'NOT_SUBORDINATE'];
const always = '1949-10-01' as CalendarDate; // reason: written in the branded form

/** Agencies a document may be addressed to, nearest relation first. */
export async function listRecipients(context: UseCaseContext): Promise<Result<ReplyOf<(typeof routes)['recipients']>>> {
  const { tx } = context;
  const agencies = await tx.all(listOtherAgencies(tx.agencyId));
  const relations = await relationsOf(context);
  const today = dateInChina(context.now);
  const rows = agencies.map(({ id, name, shortName }) => {
    const relation = recipientRelation(tx.agencyId, id, relations, today);
    return { id, name, shortName, relation, relationWords: recipientRelationWords[relation] };
  });
  return ok({ agencies: rows.sort((a, b) => order.indexOf(a.relation) - order.indexOf(b.relation)) });
}

async function relationsOf({ tx }: UseCaseContext): Promise<readonly AgencyRelation[]> {
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
