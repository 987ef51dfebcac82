import { isUuid, type JsonValue, withoutHiddenSigns } from '@gov/base';

/** One check of a JSON value; true when it fits. */
export type Shape = (value: JsonValue | undefined) => boolean;

/** A text of `least` to `most` characters without control characters other than line breaks. */
export const text =
  (least: number, most: number): Shape =>
  (value) =>
    typeof value === 'string' && isWithin(value, least, most) && !hasControls(value);

/** Characters are counted as forms count them (code points): a rare character is one, not two halves. */
const isWithin = (value: string, least: number, most: number): boolean =>
  value.length >= least && (value.length <= most || (value.length <= 2 * most && [...value].length <= most));

function hasControls(value: string): boolean {
  for (let i = 0; i < value.length; i += 1) {
    const unit = value.charCodeAt(i);
    if (unit < 0x20 && unit !== 0x0a) return true;
  }
  return false;
}

/**
 * Does any text in the value hold such a sign? Asked when something new is sealed or received, not in the shape: what
 * was received before this rule can still be read and proved.
 */
export function holdsHiddenSigns(value: JsonValue): boolean {
  const text = JSON.stringify(value);
  return withoutHiddenSigns(text) !== text;
}

export const uuid: Shape = (value) => typeof value === 'string' && isUuid(value);
export const digest: Shape = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
export const keyId: Shape = (value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
export const count: Shape = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

export const instant: Shape = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString() === value;

export const calendarDate: Shape = (value) => typeof value === 'string' && instant(`${value}T00:00:00.000Z`);

export const oneOf =
  (...values: readonly string[]): Shape =>
  (value) =>
    typeof value === 'string' && values.includes(value);

export const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);

export const listOf =
  (shape: Shape, least: number, most: number): Shape =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most && value.every((item) => shape(item));

/** Exactly these members: an unknown one is refused, because a reader who does not know it would sign for it unseen. */
export const record =
  (members: Readonly<Record<string, Shape>>): Shape =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const names = Object.keys(value);
    return (
      names.length === Object.keys(members).length &&
      Object.entries(members).every(
        ([name, shape]) => Object.hasOwn(value, name) && shape((value as Readonly<Record<string, JsonValue>>)[name]), // reason: an object that is no array
      )
    );
  };
