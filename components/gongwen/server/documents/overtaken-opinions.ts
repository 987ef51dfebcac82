import { sm3Hex } from '@gov/gm';
import { type BodyDocument, bodyDigestInput, emptyBody } from '@gov/gongwen';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Overtaken } from '../../contract.ts';
import { partHistories } from '../../rules/changed-parts.ts';
import { overtakenOpinions, type Saving, versionsOvertaken } from '../../rules/overtaken.ts';
import type { readableDocument } from './readable-document.ts';
import { findVersion, listSavings } from './store.ts';

type Found = Extract<Awaited<ReturnType<typeof readableDocument>>, { readonly ok: true }>['value'];

/**
 * Whose opinion, still on the slip, was given to another document than the present one, until sign-off: what is frozen is what
 * was signed. A text that was changed and changed back is the same.
 */
export async function overtakenIn(
  context: UseCaseContext,
  { document, matter, matterId }: Found,
): Promise<Overtaken[]> {
  const { tx } = context;
  if (document.direction !== 'OUT' || document.frozenAt || matter.state !== 'RUNNING') return [];
  const savedAt = document.savedAt ?? undefined;
  const { opinions, changes } = await context.ask(mattersService).standingOpinions(matterId, savedAt);
  if (opinions.length === 0) return [];
  const savings: readonly Saving[] = await tx.all(listSavings(tx.agencyId, matterId));
  const present = digestOf(document.body);
  const sameText = new Set<number>();
  for (const version of versionsOvertaken(opinions, savings)) {
    const stood = version > 0 ? await tx.first(findVersion(tx.agencyId, matterId, version)) : undefined;
    if (digestOf(stood?.body ?? emptyBody) === present) sameText.add(version);
  }
  const parts = partHistories(changes, matter.values);
  return overtakenOpinions(opinions, { savings, parts, sameText }).map(asReply);
}

const asReply = ({ opinions, text, parts }: ReturnType<typeof overtakenOpinions>[number]): Overtaken => ({
  opinions: [...opinions],
  ...(text ? { text: { version: text.version, changedBy: [...text.changedBy] } } : {}),
  parts: parts.map(({ changedBy, ...part }) => ({ ...part, changedBy: [...changedBy] })),
});

const digestOf = (body: BodyDocument): string => sm3Hex(bodyDigestInput(body));
