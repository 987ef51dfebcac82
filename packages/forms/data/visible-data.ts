import type { JsonObject, JsonValue } from '@gov/base';
import type { CompiledForm } from '../compiled-form.ts';
import { kindOf } from '../kinds/index.ts';
import { type FieldPermissions, type FormViewer, permissionOf } from '../permission.ts';
import { shownOnPaper } from '../rules/settle.ts';
import type { FieldDefinition } from '../template.ts';
import type { FormData } from './form-data.ts';
import { ownValue } from './own-values.ts';

/** True when something of the field may leave the server at this step. */
export const isVisible = (field: FieldDefinition, permissions: FieldPermissions): boolean =>
  field.kind !== 'hidden' && permissionOf(permissions, field.key) !== 'hidden';

/** True when a person may change the field at this step. */
export function isEditable(field: FieldDefinition, permissions: FieldPermissions): boolean {
  const permission = permissionOf(permissions, field.key);
  if (kindOf(field).system || field.retired) return false;
  return permission === 'edit' || permission === 'required' || permission === 'own';
}

/** True when the step cannot be completed while the field is empty, whatever the form's rules say. */
export const isRequired = (field: FieldDefinition, permissions: FieldPermissions): boolean =>
  isEditable(field, permissions) && (field.required === true || permissionOf(permissions, field.key) === 'required');

/** What this viewer may have of a field's value; null when nothing. The value of a masked field never leaves. */
export function readableValue(
  field: FieldDefinition,
  permissions: FieldPermissions,
  { data, viewer }: { readonly data: FormData; readonly viewer: FormViewer },
): JsonValue {
  if (!isVisible(field, permissions)) return null;
  switch (permissionOf(permissions, field.key)) {
    case 'hidden':
    case 'masked':
      return null;
    case 'own':
    case 'ownRead':
      return ownValue(field, data, viewer.personId);
    case 'read':
    case 'edit':
    case 'required':
      return storedValue(data, field.key);
  }
}

/** The data without hidden and masked fields, without what others wrote 仅本人所填, what is not on the paper, and what the form does not know. */
export function visibleData(
  form: CompiledForm,
  permissions: FieldPermissions,
  data: FormData,
  viewer: FormViewer = {},
): FormData {
  const { off } = shownOnPaper(form, data, viewer.today);
  const visible: Record<string, JsonValue> = {};
  for (const field of form.fields.values()) {
    const value = off.has(field.key) ? null : readableValue(field, permissions, { data, viewer });
    if (value !== null) visible[field.key] = value;
  }
  return visible;
}

export const storedValue = (data: JsonObject, key: string): JsonValue =>
  Object.hasOwn(data, key) ? (data[key] ?? null) : null;
