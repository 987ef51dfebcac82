import { type FieldProblem, type JsonObject, type JsonValue, ok, type Result, reject } from '@gov/base';
import {
  displayValue,
  type FieldDefinition,
  type FieldPermissions,
  isEditable,
  isVisible,
  permissionOf,
  visibleData,
} from '@gov/forms';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { changedAfter, type FieldChange, same } from '../../rules/values/field-changes.ts';
import { type LoadedMatter, staleValues } from '../handling/loaded-matter.ts';
import { viewerOf } from '../view/paper.ts';

/** What a page sends, and the version of the matter it was read from. */
interface Sent {
  readonly values: JsonObject;
  readonly expectedVersion: number;
  readonly fields: FieldPermissions;
}

/** What others have put into fields since the page was read, as far as this step sees them. */
export type OthersValues = Readonly<Record<string, JsonValue>>;

/**
 * A page that is older than somebody's value is merged with it field by field: other fields stand beside what it sends, and the
 * same one is refused with both values. Where nobody noted which fields were changed, the page is refused as a whole.
 */
export function mergedWith(context: UseCaseContext, loaded: LoadedMatter, sent: Sent): Result<OthersValues> {
  const { row, form } = loaded;
  const { values, expectedVersion, fields } = sent;
  if (expectedVersion > row.version) return reject('matters.stale');
  const changed = changedAfter({ changes: row.fieldChanges, contentVersion: row.contentVersion }, expectedVersion);
  if (!changed) return reject('matters.stale');
  // 仅本人所填: what others wrote in the same field is none of his, and what he writes leaves it alone
  const common = changed.filter((key) => form.fields.has(key) && permissionOf(fields, key) !== 'own');
  const others = common.filter((key) => !(key in values) || !same(values[key], row.values[key]));
  // what the step may not change is refused when the edit is checked, without a word of what stands there
  const asked = others.filter((key) => key in values && mayChange(form.fields.get(key), fields));
  const problems = asked.map((key) => bothValues(context, loaded, { key, values }));
  if (problems.length > 0) return reject('matters.field-changed', { count: problems.length }, problems);
  const shown = visibleData(form, fields, row.values, viewerOf(context));
  const seen = others.filter((key) => permissionOf(fields, key) !== 'masked' && isSeen(form.fields.get(key), fields));
  return ok(Object.fromEntries(seen.map((key) => [key, shown[key] ?? null])));
}

/** A step that fills in the form is merged; who only decides must have seen what he decides on. */
export function mergedDecision(context: UseCaseContext, loaded: LoadedMatter, sent: Sent): Result<OthersValues> {
  const fillsIn = loaded.form.template.fields.some((field) => isEditable(field, sent.fields));
  if (!fillsIn && staleValues(loaded.row, sent.expectedVersion)) return reject('matters.stale');
  return mergedWith(context, loaded, sent);
}

const isSeen = (field: FieldDefinition | undefined, fields: FieldPermissions): boolean =>
  field !== undefined && isVisible(field, fields);

const mayChange = (field: FieldDefinition | undefined, fields: FieldPermissions): boolean =>
  field !== undefined && isEditable(field, fields);

function bothValues(
  context: UseCaseContext,
  { form, row }: LoadedMatter,
  { key, values }: { readonly key: string; readonly values: JsonObject },
): FieldProblem {
  const field = form.fields.get(key);
  const said = (value: JsonValue | undefined) => (field && displayValue(field, value ?? null)) || '（空）';
  const who = whoChanged(context, row.fieldChanges?.[key]);
  return { path: key, message: `${who}改成了“${said(row.values[key])}”，您写的是“${said(values[key])}”` };
}

/** `张三`; one's own other window is nobody else. */
function whoChanged({ caller }: UseCaseContext, change: FieldChange | undefined): string {
  if (!change) return '别处';
  const own = caller.kind === 'person' && change.personId === caller.personId;
  return own ? '您在另一个窗口' : change.by;
}

/** What the answer to an act says of values that were changed meanwhile. */
export function mergedWords(context: UseCaseContext, { form, row }: LoadedMatter, others: OthersValues): string {
  const said = Object.keys(others).map(
    (key) => `${whoChanged(context, row.fieldChanges?.[key])}改的“${form.fields.get(key)?.label ?? ''}”`,
  );
  return said.length === 0 ? '' : `；同时存上的还有${said.join('、')}`;
}
