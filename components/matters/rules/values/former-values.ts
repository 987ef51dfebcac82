import type { Instant, JsonObject, JsonValue } from '@gov/base';

/**
 * Form values as they were at an instant, as far as former ones are kept: of each field what it held before the first change
 * after that. Fields whose changes nobody keeps have their value of today.
 */
export function formerValues(
  today: JsonObject,
  former: readonly { readonly field: string; readonly before: JsonValue | null; readonly at: string }[],
  at: Instant,
): JsonObject {
  const values: Record<string, JsonValue> = { ...today };
  const moment = Date.parse(at);
  const later = former.filter((one) => Date.parse(one.at) > moment);
  for (const { field, before } of [...later].reverse()) {
    if (before === null) delete values[field];
    else values[field] = before;
  }
  return values;
}
