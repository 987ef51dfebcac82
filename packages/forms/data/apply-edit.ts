import {
  type CalendarDate,
  type FieldProblem,
  type JsonObject,
  type JsonValue,
  ok,
  type Result,
  reject,
} from '@gov/base';
import type { CompiledForm } from '../compiled-form.ts';
import { calculateFormulas } from '../formulas.ts';
import { isSystemKind } from '../kinds/index.ts';
import { type FieldPermissions, permissionOf } from '../permission.ts';
import type { FieldDefinition } from '../template.ts';
import { checkValue } from './check-value.ts';
import type { FormData, FormEdit } from './form-data.ts';

export interface DataChange {
  readonly before: FormData;
  readonly edit: FormEdit;
  /** For formulas that ask `today()`. */
  readonly today: CalendarDate;
}

/**
 * A person's edit at one step. All or nothing: `forms.edit-refused` names every refused field with a Chinese sentence –
 * unknown keys, hidden and read-only fields, values of a wrong type or length. Formulas are calculated anew.
 */
export function applyEdit(form: CompiledForm, permissions: FieldPermissions, change: DataChange): Result<FormData> {
  return changeData(form, change, (field) => refusal(field, permissions));
}

/** Values written by the system (document number, body link, register number): checked like any value, no permission asked. */
export function applySystemEdit(form: CompiledForm, change: DataChange): Result<FormData> {
  return changeData(form, change, () => undefined);
}

function refusal(field: FieldDefinition, permissions: FieldPermissions): string | undefined {
  const permission = permissionOf(permissions, field.key);
  // the name of a hidden field must not be confirmed either
  if (permission === 'hidden' || field.kind === 'hidden') return '没有这一项';
  if (isSystemKind(field.kind)) return `“${field.label}”由系统填写，不能改`;
  return permission === 'read' ? `“${field.label}”在这一步只能看，不能改` : undefined;
}

function changeData(
  form: CompiledForm,
  { before, edit, today }: DataChange,
  refuse: (field: FieldDefinition) => string | undefined,
): Result<FormData> {
  const problems: FieldProblem[] = [];
  const data = new Map<string, JsonValue>(Object.entries(before));
  for (const [key, value] of Object.entries(edit)) {
    const field = form.fields.get(key);
    const refused = field ? refuse(field) : '没有这一项';
    const checked = field && !refused ? checkValue(field, value) : undefined;
    if (refused) problems.push({ path: key, message: refused });
    else if (checked && !checked.ok) problems.push({ path: key, message: checked.problem });
    else if (checked?.ok) store(data, key, checked.value);
  }
  if (problems.length > 0) return reject('forms.edit-refused', { count: problems.length }, problems);
  return ok(calculateFormulas(form, Object.fromEntries(data) as JsonObject, today)); // reason: built from JSON values
}

function store(data: Map<string, JsonValue>, key: string, value: JsonValue): void {
  if (value === null) data.delete(key);
  else data.set(key, value);
}
