import type { Instant } from '@gov/base';
import type { RenderBlock } from '@gov/forms';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { StandingOpinion } from '../contract.ts';
import { loadMatter } from './handling/load-matter.ts';
import { readMatter } from './handling/store.ts';
import { inHand } from './view/in-hand.ts';
import { paperOf } from './view/paper.ts';
import { listEvents, listOpinions } from './view/store.ts';

/**
 * Given before an instant, and taken from the paper as the caller reads it: what his step hides from him is not told here either.
 * Where none was given by then, the matter is not opened.
 */
export async function standingOpinions(
  context: UseCaseContext,
  matterId: string,
  before: Instant,
): Promise<readonly StandingOpinion[]> {
  const { tx } = context;
  const opinions = await tx.all(listOpinions(tx.agencyId, matterId));
  if (!opinions.some(({ at }) => at < before)) return [];
  const loaded = await loadMatter(context, matterId, undefined, readMatter);
  if (!loaded.ok) return [];
  const events = await tx.all(listEvents(tx.agencyId, matterId));
  const hand = inHand(loaded.value, context.person().personId);
  const { form } = paperOf(context, loaded.value, hand, { opinions, events });
  const onPaper = new Set(form.blocks.flatMap(standingIn));
  const { state, program } = loaded.value;
  return opinions
    .filter(({ id, at }) => at < before && onPaper.has(id))
    .map(({ item, personId, personName, onBehalfOf, at }) => {
      const visit = state.visits[(state.items[item - 1]?.visit ?? 0) - 1];
      const step = (visit && program.nodes[visit.node]?.name) ?? '';
      return { personId, who: onBehalfOf === null ? personName : `${personName}（代${onBehalfOf}）`, step, at };
    });
}

/** Ids of the opinions in a part of the paper that no later round has overtaken. */
function standingIn(block: RenderBlock): readonly string[] {
  if (block.kind === 'opinions') return block.entries.flatMap(({ id, superseded }) => (superseded ? [] : [id]));
  if (block.kind !== 'table') return [];
  return block.rows.flatMap(({ cells }) => cells.flatMap(({ content }) => content.flatMap(standingIn)));
}
