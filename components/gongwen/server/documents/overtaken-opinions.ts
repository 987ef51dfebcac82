import { sm3Hex } from '@gov/gm';
import { type BodyDocument, bodyDigestInput, emptyBody } from '@gov/gongwen';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Overtaken } from '../../contract.ts';
import { overtakenOpinions } from '../../rules/overtaken.ts';
import type { readableDocument } from './readable-document.ts';
import { findVersion, listSavings } from './store.ts';

type Found = Extract<Awaited<ReturnType<typeof readableDocument>>, { readonly ok: true }>['value'];

/**
 * Whose opinion, still on the slip, was given to another text than the present one, until sign-off: what is frozen is what
 * was signed. A text that was changed and changed back is the same.
 */
export async function overtakenIn(
  context: UseCaseContext,
  { document, matter, matterId }: Found,
): Promise<Overtaken[]> {
  const { tx } = context;
  const open = document.direction === 'OUT' && !document.frozenAt && matter.state === 'RUNNING';
  if (!open || document.savedAt === null) return [];
  const opinions = await context.ask(mattersService).standingOpinions(matterId, document.savedAt);
  if (opinions.length === 0) return [];
  const savings = await tx.all(listSavings(tx.agencyId, matterId));
  const present = digestOf(document.body);
  const other: Overtaken[] = [];
  for (const group of overtakenOpinions(opinions, savings)) {
    const stood = group.version > 0 ? await tx.first(findVersion(tx.agencyId, matterId, group.version)) : undefined;
    if (digestOf(stood?.body ?? emptyBody) !== present)
      other.push({ ...group, changedBy: [...group.changedBy], opinions: [...group.opinions] });
  }
  return other;
}

const digestOf = (body: BodyDocument): string => sm3Hex(bodyDigestInput(body));
