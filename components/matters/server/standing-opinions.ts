import type { Instant } from '@gov/base';
import type { RenderBlock } from '@gov/forms';
import { stepName } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { OpinionsAndChanges, StandingOpinion } from '../contract.ts';
import { loadMatter } from './handling/load-matter.ts';
import { readMatter } from './handling/store.ts';
import { listContentChanges } from './values/changes-store.ts';
import { inHand } from './view/in-hand.ts';
import { paperOf } from './view/paper.ts';
import { listEvents, listOpinions } from './view/store.ts';

const none: OpinionsAndChanges = { opinions: [], changes: [] };

/**
 * Given before the last change, and taken from the paper as the caller reads it: what his step hides from him is not told here
 * either. Where nobody gave one, changes are not looked for; where none is older than the last change, the matter is not opened.
 */
export async function standingOpinions(
  context: UseCaseContext,
  matterId: string,
  textChangedAt: Instant | undefined,
): Promise<OpinionsAndChanges> {
  const { tx } = context;
  const given = await tx.all(listOpinions(tx.agencyId, matterId));
  if (given.length === 0) return none;
  const changes = await tx.all(listContentChanges(tx.agencyId, matterId));
  const last = [...(textChangedAt === undefined ? [] : [textChangedAt]), ...changes.map(({ at }) => at)].sort().at(-1);
  if (last === undefined || !given.some(({ at }) => at < last)) return none;
  const onPaper = await opinionsOnPaper(context, matterId, given);
  return { opinions: onPaper.filter(({ at }) => at < last), changes };
}

type Given = Parameters<typeof paperOf>[3]['opinions'];

async function opinionsOnPaper(
  context: UseCaseContext,
  matterId: string,
  opinions: Given,
): Promise<readonly StandingOpinion[]> {
  const { tx } = context;
  const loaded = await loadMatter(context, matterId, undefined, readMatter);
  if (!loaded.ok) return [];
  const events = await tx.all(listEvents(tx.agencyId, matterId));
  const hand = inHand(loaded.value, context.person().personId);
  const { form } = paperOf(context, loaded.value, hand, { opinions, events });
  const onPaper = new Set(form.blocks.flatMap(standingIn));
  const { state, program } = loaded.value;
  return opinions
    .filter(({ id }) => onPaper.has(id))
    .map(({ item, personId, personName, onBehalfOf, at }) => {
      const visit = state.visits[(state.items[item - 1]?.visit ?? 0) - 1];
      const step = visit ? stepName(program, visit) : '';
      return { personId, who: onBehalfOf === null ? personName : `${personName}（代${onBehalfOf}）`, step, at };
    });
}

/** Ids of the opinions in a part of the paper that no later round has overtaken. */
function standingIn(block: RenderBlock): readonly string[] {
  if (block.kind === 'opinions') return block.entries.flatMap(({ id, superseded }) => (superseded ? [] : [id]));
  if (block.kind !== 'table') return [];
  return block.rows.flatMap(({ cells }) => cells.flatMap(({ content }) => content.flatMap(standingIn)));
}
