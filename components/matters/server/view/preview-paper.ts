import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { readOnly } from '../../rules/asked-only.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { readMatter } from '../handling/store.ts';
import { inHand } from './in-hand.ts';
import { paperOf } from './paper.ts';
import { auditOpening } from './reading.ts';
import { listEvents, listOpinions } from './store.ts';

type Paper = (typeof routes)['paper'];

/**
 * The paper beside a list. It is read, so the audit hears of it as 预览; it is not opened: no task is noted as 已打开, the
 * row stays unread, and nobody's 取回 is touched.
 */
export async function previewPaper(context: UseCaseContext, input: InputOf<Paper>): Promise<Result<ReplyOf<Paper>>> {
  const { matterId } = input.params;
  const { tx } = context;
  const loaded = await loadMatter(context, matterId, undefined, readMatter);
  if (!loaded.ok) return loaded;
  const [opinions, events] = await Promise.all([
    tx.all(listOpinions(tx.agencyId, matterId)),
    tx.all(listEvents(tx.agencyId, matterId)),
  ]);
  auditOpening(context, matterId, 'matters.previewed');
  const { node, shows } = inHand(loaded.value, context.person().personId);
  // What the step hides from its handler stays hidden; nothing can be filled in, no opinion is asked for.
  const looked = node ? readOnly(node.fields) : shows;
  const { form } = paperOf(
    context,
    loaded.value,
    { mine: undefined, node: undefined, ...(looked ? { shows: looked } : {}) },
    { opinions, events },
  );
  return ok({ form });
}
