import type { JsonObject, MatterId } from '@gov/base';
import type { ChildEnd, SubProcessCall } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type ChildResult, entryWords, gatheredValues } from '../../rules/children/gathered-values.ts';
import { filesOfFields } from '../../rules/values/hidden-files.ts';
import { insertAttachment, listAttachments } from '../attachments/store.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { fittingValues } from './fitting-values.ts';
import { valuesOfChildren } from './store.ts';

type Side = Pick<LoadedMatter, 'form'> & { readonly row: Pick<LoadedMatter['row'], 'id' | 'values'> };

/**
 * What is attached to one matter is attached to another too, as the same file, under the name of who attached it first. What stands
 * in a field of the form stays there: who may see it is said by the steps of that form. Twice attaches nothing twice.
 */
export async function carryAttachments(
  { tx, newId, now }: Pick<UseCaseContext, 'tx' | 'newId' | 'now'>,
  from: Side,
  to: MatterId,
): Promise<number> {
  const inFields = filesOfFields(from.form, from.row.values);
  const there = new Set((await tx.all(listAttachments(tx.agencyId, to))).map(({ fileId }) => fileId));
  const given = (await tx.all(listAttachments(tx.agencyId, from.row.id))).filter(
    ({ id, fileId }) => !inFields.has(fileId) && !inFields.has(id) && !there.has(fileId),
  );
  for (const { fileId, name, bytes, mediaType, addedByName } of given) {
    const one = { id: newId<string>(), matterId: to, fileId, name, bytes, mediaType };
    // nobody here attached it: it is not taken off, nor thrown away with a draft
    tx.write(insertAttachment(tx.agencyId, { ...one, addedBy: null, addedByName, at: now }));
  }
  return given.length;
}

/** What a child brings back to its caller. */
export interface BroughtBack {
  /** The caller's values with the results in them; absent = nothing was to be filled in. */
  readonly values?: JsonObject;
  /** What did not come, in words for the trace. */
  readonly left?: string;
}

/**
 * 带回结果: fields named by the step, as far as the caller's form takes them; of several children gathered from all that were
 * decided. Only of a child that came to its own end.
 */
export async function resultsOf(
  context: UseCaseContext,
  parent: LoadedMatter,
  child: LoadedMatter,
  { call, number, as }: { readonly call: SubProcessCall | undefined; readonly number: number; readonly as: ChildEnd },
): Promise<BroughtBack> {
  if (!call?.back || !carriesBack(parent, call, as)) return {};
  if (isMoreSecret(parent, child)) return { left: '子流程的密级和本件不同，结果没有带回' };
  const { form, row } = parent;
  const gathered = call.each && {
    ...{ back: call.back, form, childForm: child.form },
    results: await resultsOfAll(context, parent, { field: call.each.field, child: number }),
  };
  const given = gathered ? gatheredValues(gathered) : ofOne(call.back, child);
  if (Object.keys(given).length === 0) return {};
  const { fit, unfit } = fittingValues(context, { form, before: row.values, given });
  const labels = unfit.map((key) => form.fields.get(key)?.label ?? key);
  return { values: fit, ...(labels.length > 0 ? { left: `“${labels.join('”“')}”没有带回，表单填不进去` } : {}) };
}

const ofOne = (back: NonNullable<SubProcessCall['back']>, { row }: Side): JsonObject =>
  Object.fromEntries(
    Object.entries(back).flatMap(([own, from]) => {
      const value = row.values[from];
      return value === undefined ? [] : [[own, value] as const];
    }),
  );

/** The children of this round that were decided, the one that reports now among them, in the order of the list. */
async function resultsOfAll(
  { tx }: UseCaseContext,
  parent: LoadedMatter,
  { field, child }: { readonly field: string; readonly child: number },
): Promise<readonly ChildResult[]> {
  const called = parent.state.children ?? [];
  const { visit } = called[child - 1] ?? {};
  const round = called.filter((one) => one.visit === visit);
  const decided = round.filter(
    ({ id, state }) =>
      (id === child || state === 'yes' || state === 'no') && !round.some(({ reopens }) => reopens === id),
  );
  const rows = await tx.all(
    valuesOfChildren(
      tx.agencyId,
      parent.row.id,
      decided.map(({ id }) => id),
    ),
  );
  return decided.flatMap(({ id, element = 0 }) => {
    const row = rows.find((one) => one.child === id);
    if (!row || otherwiseMarked(parent.row.values, row.values)) return [];
    return [{ entry: entryWords(parent.form.fields.get(field), row.entry, element + 1), values: row.values }];
  });
}

/** Does anything come back: of a caller that is still under way, from a child that was decided? */
export const carriesBack = ({ state }: LoadedMatter, call: SubProcessCall | undefined, as: ChildEnd): boolean =>
  state.status === 'open' && call !== undefined && (as === 'yes' || as === 'no');

/** What is more secret than its caller, or otherwise marked, does not come into it by itself. */
export const isMoreSecret = (parent: LoadedMatter, child: LoadedMatter): boolean =>
  otherwiseMarked(parent.row.values, child.row.values);

const otherwiseMarked = (parent: JsonObject, child: JsonObject): boolean =>
  (child.secrecyLevel ?? null) !== (parent.secrecyLevel ?? null);
