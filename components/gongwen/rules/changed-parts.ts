import type { Instant, JsonObject, JsonValue } from '@gov/base';
import type { ContentChange } from '#components/matters/contract.ts';
import { documentFields } from './document-fields.ts';

/** What an opinion is given to besides the text. */
export type Part = 'title' | 'mainRecipients' | 'copyRecipients' | 'attachments';

/** What a part holds; two that have the same key are the same. */
export interface PartState {
  readonly key: string;
  readonly words: string;
}

/** One change of a part, with what it held until then. */
export interface PartChange {
  readonly personId: string | null;
  readonly by: string;
  readonly at: Instant;
  readonly before: PartState;
}

export interface PartHistory {
  readonly part: Part;
  /** The oldest first. */
  readonly changes: readonly PartChange[];
  readonly now: PartState;
}

const wordsOfField = {
  title: (value) => documentFields({ title: value }).title,
  mainRecipients: (value) => namesOf(documentFields({ mainRecipients: value }).mainRecipients),
  copyRecipients: (value) => namesOf(documentFields({ copyRecipients: value }).copyRecipients),
} as const satisfies Partial<Record<Part, (value: JsonValue) => string>>;

const namesOf = (agencies: readonly { readonly name: string }[]): string => agencies.map(({ name }) => name).join('、');

type FieldPart = keyof typeof wordsOfField;
// reason of the cast: keys of a literal
const fieldParts = Object.keys(wordsOfField) as readonly FieldPart[];

/** Keys of the slip's fields whose former values an opinion is compared with. */
export const comparedFields: readonly string[] = fieldParts;

/** What happened to title, receivers and attachments, the oldest first, with the slip as it stands. */
export const partHistories = (told: readonly ContentChange[], values: JsonObject): readonly PartHistory[] => [
  ...fieldParts.map((part) => fieldHistory(part, told, values)),
  attachmentHistory(told.filter(({ kind }) => kind !== 'value')),
];

function fieldHistory(part: FieldPart, told: readonly ContentChange[], values: JsonObject): PartHistory {
  const stateOf = (value: JsonValue): PartState => {
    const words = wordsOfField[part](value);
    return { key: words, words };
  };
  const changes = told
    .filter(({ kind, subject }) => kind === 'value' && subject === part)
    .map(({ personId, by, at, before }) => ({ personId, by, at, before: stateOf(before) }));
  return { part, changes, now: stateOf(values[part] ?? null) };
}

/** Replays what came and went. A file of the same name is another one. */
function attachmentHistory(told: readonly ContentChange[]): PartHistory {
  const present = new Map<string, string>();
  const state = (): PartState => ({ key: [...present.keys()].sort().join(), words: [...present.values()].join('、') });
  const changes: PartChange[] = [];
  for (const { kind, subject, before: name, personId, by, at } of told) {
    changes.push({ personId, by, at, before: state() });
    if (kind === 'added') present.set(subject, String(name));
    else present.delete(subject);
  }
  return { part: 'attachments', changes, now: state() };
}
