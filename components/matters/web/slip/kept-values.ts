import type { JsonObject, JsonValue } from '@gov/base';
import type { FieldSlot } from '@gov/forms';
import { keepTyped, type TypedPlace, typedAt, typedBelow } from '#platform/web/data/typed-words.ts';
import type { MatterView } from '../../contract.ts';
import { same } from '../../rules/values/field-changes.ts';
import { isEmpty } from './edited-values.ts';
import { slotsOf } from './paper-tree.ts';

/** A value that the server does not have, and what it had instead when this one was typed. */
interface KeptValue {
  readonly label: string;
  readonly value: JsonValue;
  readonly over: JsonValue;
}
type KeptValues = Readonly<Record<string, KeptValue>>;

/** Words that no field takes any more, to be read and copied. */
export interface AsideWords {
  readonly label: string;
  readonly words: string;
}

export const asidePlace = (personId: string, matterId: string): TypedPlace => `${personId}.${matterId}.aside`;

/** By step: what was typed for one is none of another's. */
const placeAt = (personId: string, matterId: string, node: string): TypedPlace =>
  `${personId}.${matterId}.values.${node}`;
const placeOf = (personId: string, view: MatterView): TypedPlace =>
  placeAt(personId, view.matterId, view.myTask?.node ?? '');

// reason: both are written by this file alone, into the store of this window
const keptAt = (place: TypedPlace): KeptValues => (typedAt(place) as KeptValues | undefined) ?? {};
export const asideAt = (place: TypedPlace): readonly AsideWords[] =>
  (typedAt(place) as readonly AsideWords[] | undefined) ?? [];

/** Remembers what is typed and not saved over what the server has; nothing of it left = nothing is remembered. */
export function keepValues(personId: string, view: MatterView, edits: JsonObject, over: JsonObject): void {
  const place = placeOf(personId, view);
  const labels = new Map(slotsOf(view.form).map((slot) => [slot.key, slot.label]));
  const kept: KeptValues = Object.fromEntries(
    Object.entries(edits).map(([key, value]) => [
      key,
      { label: labels.get(key) ?? '', value, over: over[key] ?? null },
    ]),
  );
  keepTyped(place, isEmpty(edits) ? undefined : kept);
}

/** What goes back into its fields when the page is opened again. */
export function keptFor(personId: string, view: MatterView): JsonObject {
  const { back } = sorted(keptAt(placeOf(personId, view)), view);
  return Object.fromEntries(back.map(([key, { value }]) => [key, value]));
}

/** What no longer fits – the step is another one, or somebody changed the field since – is laid beside the form. */
export function layAside(personId: string, view: MatterView): void {
  const here = placeOf(personId, view);
  const start = `${personId}.${view.matterId}.values.`;
  for (const node of typedBelow(start)) {
    const place = placeAt(personId, view.matterId, node);
    const kept = keptAt(place);
    const { back, aside } = place === here ? sorted(kept, view) : { back: [], aside: Object.values(kept) };
    const words = aside.map(({ label, value }) => ({ label, words: wordsOf(value) })).filter((one) => one.words !== '');
    const shown = asidePlace(personId, view.matterId);
    if (words.length > 0) keepTyped(shown, [...asideAt(shown), ...words]);
    if (back.length < Object.keys(kept).length)
      keepTyped(place, back.length === 0 ? undefined : Object.fromEntries(back));
  }
}

function sorted(kept: KeptValues, view: MatterView) {
  const editable = new Set(slotsOf(view.form).flatMap((slot: FieldSlot) => (slot.mode === 'edit' ? [slot.key] : [])));
  const back: (readonly [string, KeptValue])[] = [];
  const aside: KeptValue[] = [];
  for (const [key, one] of Object.entries(kept)) {
    const now = view.values[key] ?? null;
    if (same(now, one.value)) continue;
    if (editable.has(key) && same(now, one.over)) back.push([key, one]);
    else aside.push(one);
  }
  return { back, aside };
}

/** A value as words to be read and copied. */
export function wordsOf(value: JsonValue): string {
  if (Array.isArray(value)) return value.map(wordsOf).join('、');
  if (typeof value !== 'object' || value === null) return value === null ? '' : String(value);
  const { name, from, to } = value as JsonObject; // reason: narrowed to an object
  return typeof name === 'string' ? name : [from, to].filter((day) => day).join('至');
}
