import type { JsonValue } from '@gov/base';

/** A span of days of which only one is chosen so far: nothing to store yet, and nothing to complain about while it is typed. */
export const isHalfRange = (value: JsonValue): boolean =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value && !value.from !== !value.to;
