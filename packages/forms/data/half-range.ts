import type { JsonValue } from '@gov/base';

/** A day that still waits for its time of day. */
const dayWithoutTime = /^\d{4}-\d{2}-\d{2}T$/;
const isHalfMoment = (value: JsonValue | undefined): boolean => typeof value === 'string' && dayWithoutTime.test(value);

/**
 * A span of which only one end is chosen so far, or a day without its time: nothing to store yet, and nothing to complain
 * about while it is typed.
 */
export const isHalfRange = (value: JsonValue): boolean => {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) return isHalfMoment(value);
  return !value.from !== !value.to || isHalfMoment(value.from) || isHalfMoment(value.to);
};
