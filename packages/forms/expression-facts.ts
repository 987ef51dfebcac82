import type { CalendarDate, JsonObject } from '@gov/base';
import type { Facts, Value } from '@gov/expression';
import type { CompiledForm } from './compiled-form.ts';
import { factOf } from './rules/settle.ts';

/** The data of a form as facts for conditions and formulas: numbers as decimals, days as dates, `period.from`, `handler.id`. */
export function formFacts(form: CompiledForm, data: JsonObject, today: CalendarDate): Facts {
  const values: Record<string, Value> = {};
  for (const field of form.fields.values()) {
    const value = factOf(field, Object.hasOwn(data, field.key) ? (data[field.key] ?? null) : null);
    if (value !== null) values[field.key] = value;
  }
  return { today, values };
}
