import type { CalendarDate, JsonObject } from '@gov/base';
import { type ActingForm, settle } from './rules/settle.ts';

/** The data as the form's rules leave it, every formula calculated anew; a formula that is unknown leaves its field empty. */
export const calculateFormulas = (form: ActingForm, data: JsonObject, today: CalendarDate): JsonObject =>
  settle(form, data, today).data;
