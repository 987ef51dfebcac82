import { compareDecimal, type JsonValue, parseDecimal } from '@gov/base';
import { textOf } from './field-values.ts';

/** Texts by the keys of the fields they go into (带出). */
export type Copies = Readonly<Record<string, string>>;

export interface BroughtAlong {
  /** What is written now; `null` empties a field that only held what the former row had brought. */
  readonly fill: Readonly<Record<string, string | null>>;
  /** What the row has for fields that somebody filled in otherwise; they are left as they are. */
  readonly left: Copies;
}

/**
 * Which fields a newly chosen row fills: those that are empty and those that still hold what the former row brought. What was
 * typed by hand stays. `holds` tells what stands in a field now.
 */
export function broughtAlong(
  copies: Copies,
  former: Copies,
  holds: (key: string) => JsonValue | undefined,
): BroughtAlong {
  const fill: Record<string, string | null> = {};
  const left: Record<string, string> = {};
  for (const [key, text] of Object.entries(copies)) {
    const now = textOf(holds(key)).trim();
    if (now === '' || same(now, former[key])) fill[key] = text;
    else if (!same(now, text)) left[key] = text;
  }
  for (const [key, text] of Object.entries(former))
    if (copies[key] === undefined && same(textOf(holds(key)).trim(), text)) fill[key] = null;
  return { fill, left };
}

/** Saving writes figures in their own way: `3` comes back as `3.00`. */
function same(now: string, text: string | undefined): boolean {
  if (text === undefined) return false;
  if (now === text.trim()) return true;
  const [one, other] = [parseDecimal(now), parseDecimal(text)];
  return one !== undefined && other !== undefined && compareDecimal(one, other) === 0;
}
