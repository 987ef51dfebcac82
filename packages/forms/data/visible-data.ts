import type { FieldProblem, JsonObject, JsonValue } from '@gov/base';
import type { CompiledForm } from '../compiled-form.ts';
import { isSystemKind, kindOf } from '../kinds/index.ts';
import { type FieldPermissions, permissionOf } from '../permission.ts';
import type { FieldDefinition } from '../template.ts';
import type { FormData } from './form-data.ts';

/** True when the field may leave the server at this step. */
export const isVisible = (field: FieldDefinition, permissions: FieldPermissions): boolean =>
  field.kind !== 'hidden' && permissionOf(permissions, field.key) !== 'hidden';

/** True when a person may change the field at this step. */
export function isEditable(field: FieldDefinition, permissions: FieldPermissions): boolean {
  const permission = permissionOf(permissions, field.key);
  return !isSystemKind(field.kind) && (permission === 'edit' || permission === 'required');
}

/** True when the step cannot be completed while the field is empty. */
export const isRequired = (field: FieldDefinition, permissions: FieldPermissions): boolean =>
  isEditable(field, permissions) && (field.required === true || permissionOf(permissions, field.key) === 'required');

/** The data without hidden fields and without anything the form does not know. */
export function visibleData(form: CompiledForm, permissions: FieldPermissions, data: FormData): FormData {
  const visible: Record<string, JsonValue> = {};
  for (const field of form.fields.values()) {
    const value = storedValue(data, field.key);
    if (value !== null && isVisible(field, permissions)) visible[field.key] = value;
  }
  return visible;
}

/** What is still missing before the step can be completed, in the order of the fields; empty = complete. */
export function checkComplete(
  form: CompiledForm,
  permissions: FieldPermissions,
  data: FormData,
): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const field of form.fields.values()) {
    if (!isRequired(field, permissions) || storedValue(data, field.key) !== null) continue;
    problems.push({ path: field.key, message: `“${field.label}”${kindOf(field).missing}` });
  }
  return problems;
}

export const storedValue = (data: JsonObject, key: string): JsonValue =>
  Object.hasOwn(data, key) ? (data[key] ?? null) : null;
