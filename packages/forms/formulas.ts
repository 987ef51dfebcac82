import { type CalendarDate, formatDecimal, type JsonObject, type JsonValue } from '@gov/base';
import { evaluate, isDate, isDecimal, type Value } from '@gov/expression';
import type { CompiledForm } from './compiled-form.ts';
import { formFacts } from './expression-facts.ts';
import type { FieldDefinition } from './template.ts';

/** The data with every formula field calculated anew; a formula that is unknown leaves its field empty. */
export function calculateFormulas(form: CompiledForm, data: JsonObject, today: CalendarDate): JsonObject {
  let current: JsonObject = data;
  for (const { key, expression } of form.formulas) {
    const value = storedResult(form.fields.get(key), evaluate(expression, formFacts(form, current, today)));
    const { [key]: _previous, ...others } = current;
    current = value === null ? others : { ...others, [key]: value };
  }
  return current;
}

function storedResult(field: FieldDefinition | undefined, value: Value): JsonValue {
  if (field?.result === 'text') return typeof value === 'string' && value !== '' ? value : null;
  if (field?.result === 'date') return isDate(value) ? value.date : null;
  return isDecimal(value) ? formatDecimal(value) : null;
}
