import type { JsonValue } from '@gov/base';
import type { CompiledForm } from '../compiled-form.ts';
import { calculateFormulas } from '../formulas.ts';
import type { FieldDefault } from '../template.ts';
import { checkValue } from './check-value.ts';
import type { FormData, FormFacts, NamedReference } from './form-data.ts';

/** The data a new matter starts with. */
export function initialData(form: CompiledForm, facts: FormFacts): FormData {
  const data: Record<string, JsonValue> = {};
  for (const field of form.fields.values()) {
    const value = field.default ? defaultValue(field.default, facts) : null;
    const checked = field.retired ? undefined : checkValue(field, value);
    if (checked?.ok && checked.value !== null) data[field.key] = checked.value;
  }
  return calculateFormulas(form, data, facts.today);
}

function defaultValue(source: FieldDefault, facts: FormFacts): JsonValue {
  switch (source.from) {
    case 'constant':
      return source.value;
    case 'today':
      return facts.today;
    case 'starter':
    case 'starterSection':
    case 'starterPost':
    case 'starterAgency':
      return referenceIn(facts[source.from]);
    case 'starterPhone':
      return facts.starterPhone ?? null;
  }
}

const referenceIn = (named: NamedReference | undefined): JsonValue =>
  named ? { id: named.id, name: named.name } : null;
