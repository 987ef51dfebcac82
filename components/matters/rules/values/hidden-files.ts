import type { JsonObject, JsonValue } from '@gov/base';
import { type CompiledForm, type FieldPermissions, type FormViewer, readableValue } from '@gov/forms';

/** What a reader may see of a form. */
export interface Sight {
  readonly form: CompiledForm;
  readonly values: JsonObject;
  readonly permissions: FieldPermissions;
  readonly viewer: FormViewer;
}

/** Attachments that stand in fields of the form, and in none that this reader sees. */
export function hiddenFiles({ form, values, permissions, viewer }: Sight): ReadonlySet<string> {
  const fields = [...form.fields.values()];
  const seen = new Set(fields.flatMap((field) => filesIn(readableValue(field, permissions, { data: values, viewer }))));
  const all = fields.flatMap(({ key }) => filesIn(values[key] ?? null));
  return new Set(all.filter((id) => !seen.has(id)));
}

/** Files that stand in fields of the form. */
export const filesOfFields = (form: CompiledForm, values: JsonObject): ReadonlySet<string> =>
  new Set([...form.fields.keys()].flatMap((key) => filesIn(values[key] ?? null)));

/** In a list of files, and in the cells of a table. */
function filesIn(value: JsonValue): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(filesIn);
  if (typeof value !== 'object' || value === null) return [];
  const { fileId, ...others } = value as JsonObject; // reason: an object that is no list
  return [...(typeof fileId === 'string' ? [fileId] : []), ...Object.values(others).flatMap(filesIn)];
}
