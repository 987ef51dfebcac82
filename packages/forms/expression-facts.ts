import type { CalendarDate, JsonObject, JsonValue } from '@gov/base';
import { dateValue, type Facts, numberValue, type Value } from '@gov/expression';
import type { CompiledForm } from './compiled-form.ts';
import type { FieldDefinition } from './template.ts';

/** The data of a form as facts for conditions and formulas: numbers as decimals, days as dates, `period.from`, `handler.id`. */
export function formFacts(form: CompiledForm, data: JsonObject, today: CalendarDate): Facts {
  const values: Record<string, Value> = {};
  for (const field of form.fields.values()) {
    const value = Object.hasOwn(data, field.key) ? (data[field.key] ?? null) : null;
    if (value !== null) values[field.key] = factOf(field, value);
  }
  return { today, values };
}

function factOf(field: FieldDefinition, value: JsonValue): Value {
  switch (field.kind) {
    case 'number':
    case 'amount':
      return numberFact(value);
    case 'date':
      return dateFact(value);
    case 'formula':
      return field.result === 'text' ? textFact(value) : field.result === 'date' ? dateFact(value) : numberFact(value);
    case 'dateRange':
      return context(value, dateFact);
    case 'person':
    case 'section':
    case 'body':
      return context(value, textFact);
    case 'agencyList':
    case 'attachments':
      return Array.isArray(value) ? value.map((one) => textFact(part(one, 'name'))) : null;
    case 'choices':
      return Array.isArray(value) ? value.map(textFact) : null;
    default:
      return textFact(value);
  }
}

const textFact = (value: JsonValue): Value => (typeof value === 'string' ? value : null);
const dateFact = (value: JsonValue): Value => (typeof value === 'string' ? dateValue(value) : null);
const numberFact = (value: JsonValue): Value => (typeof value === 'string' ? numberValue(value) : null);

const part = (value: JsonValue, key: string): JsonValue =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? ((value as JsonObject)[key] ?? null) : null; // reason: narrowed to an object

function context(value: JsonValue, read: (value: JsonValue) => Value): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return { entries: Object.fromEntries(Object.entries(value).map(([key, one]) => [key, read(one)])) };
}
