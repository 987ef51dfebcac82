import {
  type Choice,
  type FieldDefault,
  type FieldDefinition,
  type FieldKind,
  type FormTemplate,
  fixedChoices,
  listedWords,
  pathsOf,
  resolveFields,
} from '@gov/forms';

export type DefaultSource = FieldDefault['from'];

const sources: Partial<Readonly<Record<FieldKind, readonly DefaultSource[]>>> = {
  person: ['starter'],
  section: ['starterSection'],
  post: ['starterPost'],
  agency: ['starterAgency', 'constant'],
  date: ['today', 'constant'],
  text: ['constant', 'starterPhone'],
  multiline: ['constant'],
  number: ['constant'],
  amount: ['constant'],
  time: ['constant'],
  switch: ['constant'],
  choice: ['constant'],
  choices: ['constant'],
  cascade: ['constant'],
  relatedData: ['constant'],
  urgency: ['constant'],
  secrecy: ['constant'],
};

/** What the first value of a field can come from; nothing where none would make sense (附件、签名、明细). */
export const defaultSourcesFor = (kind: FieldKind): readonly DefaultSource[] => sources[kind] ?? [];

/** What a fixed first value is chosen from; undefined where it is written. Of a cascade each way down, joined by `/`. */
export function choicesForDefault(field: FieldDefinition, template: FormTemplate): readonly Choice[] | undefined {
  const [resolved = field] = resolveFields({ ...template, fields: [field] });
  if (resolved.kind === 'cascade')
    return pathsOf(resolved.tree ?? []).map((value) => ({ value, label: listedWords(resolved, value) }));
  return resolved.kind === 'choices' ? (resolved.choices ?? []) : fixedChoices(resolved);
}

/** The fixed value that a field begins with when one is asked for: a choice that there is, ticked, or nothing written yet. */
export function firstConstant(field: FieldDefinition, template: FormTemplate): unknown {
  if (field.kind === 'switch') return true;
  if (field.kind === 'agency') return { name: '' };
  const first = choicesForDefault(field, template)?.[0]?.value;
  if (first === undefined) return '';
  if (field.kind === 'cascade') return first.split('/');
  return field.kind === 'choices' ? [first] : first;
}
