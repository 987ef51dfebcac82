import type { CalendarDate, FieldProblem, JsonObject, JsonValue } from '@gov/base';
import { decideCondition, type Facts } from '@gov/expression';
import type { CompiledForm } from '../compiled-form.ts';
import { kindOf } from '../kinds/index.ts';
import type { FieldPermissions, FormViewer } from '../permission.ts';
import { permissionOf } from '../permission.ts';
import { type ActingForm, factOf, shownOnPaper } from '../rules/settle.ts';
import type { FieldDefinition } from '../template.ts';
import { list, part } from '../values/checked.ts';
import type { FormData } from './form-data.ts';
import { isOthers, ownValue } from './own-values.ts';
import { isEditable, isRequired, storedValue } from './visible-data.ts';

/**
 * What is still missing or does not fit together before the step can be completed, in the order of the fields; empty =
 * complete. Only fields that may be changed at the step are spoken of.
 */
export function checkComplete(
  form: CompiledForm,
  permissions: FieldPermissions,
  data: FormData,
  viewer: FormViewer = {},
): readonly FieldProblem[] {
  const { off } = shownOnPaper(form, data, viewer.today);
  const facts = factsOf(form, data, viewer.today);
  const problems: FieldProblem[] = [];
  for (const field of form.fields.values()) {
    if (off.has(field.key) || !isEditable(field, permissions)) continue;
    const isOwn = permissionOf(permissions, field.key) === 'own';
    if (isOwn && isOthers(field, data, viewer.personId)) continue;
    const value = isOwn ? ownValue(field, data, viewer.personId) : storedValue(data, field.key);
    const required = isRequired(field, permissions) || isRequiredByRule(form, field.key, facts);
    const message = fieldProblem(field, value, required);
    if (message) problems.push({ path: field.key, message });
  }
  const mayChange = (key: string): boolean => {
    const field = form.fields.get(key);
    return field !== undefined && !off.has(key) && isEditable(field, permissions);
  };
  return [...problems, ...crossProblems(form, facts, mayChange)];
}

export function factsOf(form: ActingForm, data: JsonObject, today: CalendarDate | undefined): Facts {
  const fields = [...form.fields.values()];
  const values = Object.fromEntries(fields.map((field) => [field.key, factOf(field, storedValue(data, field.key))]));
  return today === undefined ? { values } : { today, values };
}

/** A rule of the form demands it now. */
export const isRequiredByRule = (form: ActingForm, key: string, facts: Facts): boolean =>
  (form.require.get(key) ?? []).some((when) => decideCondition(when, facts) === 'yes');

/** The sentence of each cross-check that is decided not to hold, at the first of its fields that can be changed here. */
export const crossProblems = (
  form: ActingForm,
  facts: Facts,
  mayChange: (key: string) => boolean,
): readonly FieldProblem[] =>
  form.checks.flatMap(({ fields, when, message }) => {
    const path = fields.find(mayChange);
    return path !== undefined && decideCondition(when, facts) === 'no' ? [{ path, message }] : [];
  });

function fieldProblem(field: FieldDefinition, value: JsonValue, required: boolean): string | undefined {
  if (value === null) return required || field.leastRows ? missing(field) : undefined;
  return field.kind === 'detailTable' ? rowsProblem(field, list(value)) : undefined;
}

const missing = (field: FieldDefinition): string => `“${field.label}”${kindOf(field).missing}`;

function rowsProblem(table: FieldDefinition, rows: readonly JsonValue[]): string | undefined {
  const least = table.leastRows ?? 0;
  if (rows.length < least) return `“${table.label}”至少要填 ${least} 行，现在有 ${rows.length} 行`;
  const required = (table.columns ?? []).filter((column) => column.required && !kindOf(column).system);
  for (const [index, row] of rows.entries()) {
    const empty = required.find((column) => part(row, column.key) === null);
    if (empty) return `“${table.label}”第 ${index + 1} 行：${missing(empty)}`;
  }
  return undefined;
}
