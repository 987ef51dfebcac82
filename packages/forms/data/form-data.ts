import type { CalendarDate, JsonObject } from '@gov/base';

/**
 * Data of one matter: JSON keyed by field key; a field without value is absent. What a value looks like is said in the file of
 * its kind: `"12.5"` for a number, `2026-11-24` for a day, `{id, name}` for a person, a list of objects for a detail table.
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
  readonly starterPost?: NamedReference;
  readonly starterAgency?: NamedReference;
  readonly starterPhone?: string;
}
