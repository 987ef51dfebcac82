import type { CalendarDate, JsonObject } from '@gov/base';

/**
 * Data of one matter: JSON keyed by field key; a field without value is absent.
 * text, multiline, choice, documentNumber, hidden: text · number, amount, formula(number): decimal text `"12.5"` · date: `2026-11-24` ·
 * dateRange: `{from, to}` · choices: list of values · person, section: `{id, name}` (name as on the day it was written) ·
 * agencyList: list of `{id?, name}` (without id = written name, not delivered electronically) · attachments: list of `{fileId, name, size?}` ·
 * body: `{id, title}`.
 */
export type FormData = JsonObject;

/** Changed fields only; `null` empties a field. */
export type FormEdit = JsonObject;

/** A person, section or agency as stored in a form. */
export interface NamedReference {
  readonly id: string;
  readonly name: string;
}

/** From outside, for default values and `today()`. */
export interface FormFacts {
  readonly today: CalendarDate;
  readonly starter?: NamedReference;
  readonly starterSection?: NamedReference;
  readonly starterPhone?: string;
}
