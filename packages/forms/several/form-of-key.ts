import type { FieldDefinition, FormTemplate } from '../template.ts';

/** The main form (主表) among the forms of a matter, where further ones are called by their keys. */
export const mainForm = 'main';

/** The form that a field or an opinion block of a composed form belongs to: `f2_amount` → `f2`, `amount` → `main`. */
export function formOfKey(key: string): string {
  const at = key.indexOf('_');
  return at < 0 ? mainForm : key.slice(0, at);
}

/** The name of a field where fields of several forms stand side by side: `评审表·金额`. */
export function namedWithForm(
  { parts = [] }: Pick<FormTemplate, 'parts'>,
  { key, label }: Pick<FieldDefinition, 'key' | 'label'>,
): string {
  const part = parts.find((one) => one.key === formOfKey(key));
  return part ? `${part.name}·${label}` : label;
}

/** The forms of a template by key and name, the main form first; one where it is not composed. */
export const formsOf = ({
  name,
  parts = [],
}: Pick<FormTemplate, 'name' | 'parts'>): readonly { readonly key: string; readonly name: string }[] => [
  { key: mainForm, name },
  ...parts.map((part) => ({ key: part.key, name: part.name })),
];
