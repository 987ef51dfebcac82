import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { displayValue } from '@gov/forms';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks, type routes } from '../../contract.ts';
import { listAttachments } from '../attachments/store.ts';
import { loadMatter } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { readMatter } from '../handling/store.ts';
import { seesAttachment, shownAttachments } from './attachments-of.ts';
import { inHand, type Sight } from './in-hand.ts';
import { whyOf } from './my-task.ts';
import { visibleValues } from './paper.ts';
import { auditOpening } from './reading.ts';
import { listEvents, listNotes, listOpinions } from './store.ts';
import { traceOf } from './trace.ts';

type Preview = (typeof routes)['preview'];

/**
 * What it is about, beside a list. It is read, so the audit hears of it as 预览; it is not opened: no task is noted as
 * 已打开, the row stays unread, and nobody's 取回 is touched. What the step hides from its handler stays hidden.
 */
export async function previewMatter(
  context: UseCaseContext,
  input: InputOf<Preview>,
): Promise<Result<ReplyOf<Preview>>> {
  const { matterId } = input.params;
  const { tx } = context;
  const found = await loadMatter(context, matterId, undefined, readMatter);
  if (!found.ok) return found;
  const loaded = found.value;
  const [opinions, events, notes, attachments] = await Promise.all([
    tx.all(listOpinions(tx.agencyId, matterId)),
    tx.all(listEvents(tx.agencyId, matterId)),
    tx.all(listNotes(tx.agencyId, matterId)),
    tx.all(listAttachments(tx.agencyId, matterId)),
  ]);
  auditOpening(context, matterId, 'matters.previewed');
  const hand = inHand(loaded, context.person().personId);
  const { id, kindCode, values } = loaded.row;
  const hooks = context.extension(matterKindHooks, kindCode)?.(context);
  const beginning = await hooks?.beginning?.({ matterId: id, values });
  const trace = await traceOf(context, loaded, hand, { opinions, events, notes });
  return ok({
    why: whyOf(context, loaded, hand),
    facts: factsOf(context, loaded, hand),
    ...(beginning ? { beginning } : {}),
    opinions: trace.filter(({ opinion, pen }) => opinion?.trim() || pen),
    attachments: shownAttachments(attachments.filter(seesAttachment(context, loaded))),
  });
}

/** The whole of a long field is one press away; a list of a hundred receivers is not what a preview is for. */
const longest = 160;

function factsOf(context: UseCaseContext, loaded: LoadedMatter, hand: Sight): ReplyOf<Preview>['facts'] {
  const values = visibleValues(context, loaded, hand);
  return [...loaded.form.fields.values()].flatMap((field) => {
    // the title stands above, the text below; attachments are listed with their sizes
    if (field.kind === 'body' || field.kind === 'attachments') return [];
    const printed = displayValue(field, values[field.key] ?? null);
    if (printed === '' || printed === loaded.row.title) return [];
    const whole = `${printed}${field.unit ?? ''}`;
    return [{ label: field.label, text: whole.length > longest ? `${whole.slice(0, longest)}…` : whole }];
  });
}
