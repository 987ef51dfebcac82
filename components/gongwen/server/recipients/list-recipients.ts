import { dateInChina, ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { type RecipientRelation, recipientRelation, recipientRelationWords } from '../../rules/recipient-relation.ts';
import { relationsOf } from './relations.ts';
import { listOtherAgencies } from './store.ts';

const order: readonly RecipientRelation[] = ['SUPERIOR', 'GUIDING', 'SUBORDINATE', 'GUIDED', 'PEER', 'NOT_SUBORDINATE'];

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
