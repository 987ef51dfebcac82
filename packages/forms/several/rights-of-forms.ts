import type { CompiledForm } from '../compiled-form.ts';
import { type FieldPermission, type FieldPermissions, forReading, permissionOf } from '../permission.ts';
import { formOfKey, mainForm } from './form-of-key.ts';

/** The forms that a step is shown where it names none. */
export const shownByDefault: readonly string[] = [mainForm];

/** Whether a field or an opinion block stands on one of these forms, its own or one that takes it over from the main form. */
export function standsOn({ template: { parts } }: CompiledForm, shown: readonly string[]): (key: string) => boolean {
  if (!parts) return () => true;
  const taken = new Set(parts.filter(({ key }) => shown.includes(key)).flatMap((part) => part.taken));
  return (key) => shown.includes(formOfKey(key)) || taken.has(key);
}

/**
 * What a step may do with every field and opinion block, when it is shown these forms of a composed one (`main` alone where
 * nothing is said): what stands on none of them is hidden; what a shown form takes over from a main form that is not shown
 * may at most be read. Of a form that is not composed, the step's own rights.
 */
export function rightsOfForms(
  form: CompiledForm,
  fields: FieldPermissions,
  shown: readonly string[] = shownByDefault,
): FieldPermissions {
  if (!form.template.parts) return fields;
  const stands = standsOn(form, shown);
  const rights: Record<string, FieldPermission> = { ...fields };
  for (const key of [...form.fields.keys(), ...form.blocks.keys()]) {
    if (shown.includes(formOfKey(key))) continue;
    rights[key] = stands(key) ? forReading(permissionOf(fields, key)) : 'hidden';
  }
  return rights;
}
