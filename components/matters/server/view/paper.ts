import { dateInChina, type JsonObject } from '@gov/base';
import {
  type FieldPermissions,
  type FormOpinions,
  type FormViewer,
  isEditable,
  isVisible,
  type OpinionEntry,
  renderTree,
  shownByDefault,
  visibleData,
} from '@gov/forms';
import { type NodeDefinition, stepName } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type MatterView, matterKindHooks } from '../../contract.ts';
import { formsForReading, readingRights } from '../../rules/forms/forms-for-reading.ts';
import { sentBackOver } from '../../rules/standing.ts';
import type { AttachmentRow } from '../attachments/store.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import type { Sight } from './in-hand.ts';
import type { EventOfMatter, OpinionOfMatter } from './store.ts';

interface Written {
  readonly opinions: readonly OpinionOfMatter[];
  readonly events: readonly EventOfMatter[];
  readonly attachments?: readonly AttachmentRow[];
}

/** The form as a reader sees it, with the rights of the step he has in hand; without one nothing can be filled in. */
export function paperOf(
  context: UseCaseContext,
  loaded: LoadedMatter,
  hand: Sight,
  { opinions, events, attachments = [] }: Written,
): Pick<MatterView, 'form' | 'values' | 'changedBy'> {
  const { form, row } = loaded;
  const permissions = permissionsOf(loaded, hand);
  const data = { ...row.values, ...attachmentsOnForm(context, loaded, attachments) };
  return {
    form: renderTree(form, {
      permissions,
      data,
      opinions: opinionsForForm(loaded, notTakenBack(opinions, events), hand.node),
      agencyName: context.agency.name,
      viewer: viewerOf(context),
      forms: hand.forms,
    }),
    values: visibleData(form, permissions, data, viewerOf(context)),
    changedBy: hand.node ? changedBy(context, loaded, hand.node.fields) : {},
  };
}

function changedBy(
  { caller }: UseCaseContext,
  { form, row }: LoadedMatter,
  fields: FieldPermissions,
): MatterView['changedBy'] {
  const known = Object.entries(row.fieldChanges ?? {}).filter(([key]) => {
    const field = form.fields.get(key);
    return field && isEditable(field, fields);
  });
  return Object.fromEntries(
    known.map(([key, { by, personId }]) => [
      key,
      { by, own: caller.kind === 'person' && caller.personId === personId },
    ]),
  );
}

/** Where the kind says so they stand on the form as they are, not as they were when a step was last done. */
function attachmentsOnForm(
  context: UseCaseContext,
  { form, row }: LoadedMatter,
  attachments: readonly AttachmentRow[],
): JsonObject {
  const listed = context.extension(matterKindHooks, row.kindCode)?.(context).attachmentsOnForm;
  if (!listed || !form.template.fields.some(({ key }) => key === listed.field)) return {};
  const files = attachments.filter(({ addedBy }) => listed.ofSystem || addedBy !== null);
  if (files.length === 0) return row.values[listed.field] === undefined ? {} : { [listed.field]: null };
  return { [listed.field]: files.map(({ id, name, bytes }) => ({ fileId: id, name, size: bytes })) };
}

/** What this reader sees of the form. */
export const permissionsOf = ({ form, program }: LoadedMatter, { node, shows, forms }: Sight): FieldPermissions =>
  node?.fields ?? shows ?? readingRights(form, program, forms);

/** The values this reader sees. */
export const visibleValues = (context: UseCaseContext, loaded: LoadedMatter, hand: Sight): JsonObject =>
  visibleData(loaded.form, permissionsOf(loaded, hand), loaded.row.values, viewerOf(context));

/** The values that this reader sees whatever he has in hand. */
export function plainValues(context: UseCaseContext, loaded: LoadedMatter): JsonObject {
  const { form, program, row } = loaded;
  const forms = context.caller.kind === 'person' ? formsForReading(loaded, context.caller.personId) : shownByDefault;
  return visibleData(form, readingRights(form, program, forms), row.values, viewerOf(context));
}

/** For what is his own on the form (仅本人所填), and for rules that ask which day it is. */
export const viewerOf = ({ caller, now }: UseCaseContext): FormViewer => ({
  today: dateInChina(now),
  ...(caller.kind === 'person' ? { personId: caller.personId } : {}),
});

/** Labels of the fields this reader does not see. */
export const concealedLabels = (loaded: LoadedMatter, hand: Sight): readonly string[] =>
  loaded.form.template.fields.flatMap((field) => (isVisible(field, permissionsOf(loaded, hand)) ? [] : [field.label]));

/** What its author took back was never given, as far as the paper goes; the trace keeps it. */
function notTakenBack(opinions: readonly OpinionOfMatter[], events: readonly EventOfMatter[]) {
  const undone = new Set(events.map(({ event }) => (event.kind === 'actWithdrawn' ? event.undoes : undefined)));
  return opinions.filter((opinion) => opinion.sequence === null || !undone.has(opinion.sequence));
}

/** Before typed words, or below a drawing, stands the added step at which it was said. */
function saidAt(step: string, { text, pen }: OpinionOfMatter): Pick<OpinionEntry, 'text' | 'pen' | 'recordedNote'> {
  if (pen) return { text, pen, ...(step ? { recordedNote: `写在“${step}”这一步` } : {}) };
  return { text: step ? `${step}：${text}` : text };
}

function opinionsForForm(
  { state, program }: LoadedMatter,
  opinions: readonly OpinionOfMatter[],
  node: NodeDefinition | undefined,
): FormOpinions {
  const over = sentBackOver(state);
  /** In the cell of the drawn step it must be seen that it was said at an added one (加一步), by whom that step named. */
  const addedStep = ({ item }: OpinionOfMatter): string => {
    const visit = state.visits[(state.items[item - 1]?.visit ?? 0) - 1];
    return visit?.adhoc ? stepName(program, visit) : '';
  };
  const earlierRound = ({ item }: OpinionOfMatter): boolean => {
    const given = state.items[item - 1];
    return given?.kind === 'do' && given.visit !== undefined && over.has(given.visit);
  };
  return {
    entries: opinions.map((o) => ({
      id: o.id,
      block: o.block,
      ...saidAt(addedStep(o), o),
      personId: o.personId,
      personName: o.personName,
      ...(o.onBehalfOf === null ? {} : { onBehalfOf: o.onBehalfOf }),
      at: o.at,
      date: dateInChina(o.at),
      rank: o.rank,
      superseded: o.void || earlierRound(o),
      afterClose: o.afterClose,
    })),
    ...(node?.opinion ? { mine: node.opinion.block } : {}),
  };
}
