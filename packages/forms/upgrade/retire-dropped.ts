import { holdsValues } from '../kinds/index.ts';
import type { FieldDefinition, FormTemplate } from '../template.ts';

/**
 * The template with the fields that its former version had and it has no more, out of use: what was filled in stays readable
 * in every version. Words of the design and calculated fields hold nothing that would be lost.
 */
export function retireDropped(template: FormTemplate, former: FormTemplate): FormTemplate {
  const retired = leftOut(template, former).map(outOfUse);
  if (retired.length === 0) return template;
  const known = new Set((template.dictionaries ?? []).map(({ key }) => key));
  const wanted = new Set(retired.flatMap(dictionariesOf));
  const dictionaries = (former.dictionaries ?? []).filter(({ key }) => wanted.has(key) && !known.has(key));
  return {
    ...template,
    fields: [...template.fields, ...retired],
    ...(dictionaries.length > 0 ? { dictionaries: [...(template.dictionaries ?? []), ...dictionaries] } : {}),
  };
}

/** Fields of the former version that a template drops and that hold values, by name. */
export const droppedFields = (template: FormTemplate, former: FormTemplate): readonly FieldDefinition[] =>
  leftOut(template, former).filter(({ retired }) => !retired);

function leftOut({ fields, opinionBlocks }: FormTemplate, former: FormTemplate): readonly FieldDefinition[] {
  const here = new Set([...fields, ...opinionBlocks].map(({ key }) => key));
  return former.fields.filter((field) => !here.has(field.key) && holdsValues(field));
}

/** Nobody is asked for it any more; how it is shown, listed and searched stays. */
function outOfUse(field: FieldDefinition): FieldDefinition {
  const { required: _, default: _first, unique: _unique, ...rest } = field;
  return { ...rest, retired: true };
}

const dictionariesOf = ({ dictionary, columns }: FieldDefinition): readonly string[] => [
  ...(dictionary === undefined ? [] : [dictionary]),
  ...(columns ?? []).flatMap(dictionariesOf),
];
