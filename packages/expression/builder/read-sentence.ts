import { ok, type Result, reject } from '@gov/base';
import type { Condition, ConditionGroup, ConditionPart, ConditionRow, ConditionValue, Join } from './condition.ts';
import { type ConditionField, type FieldIndex, indexFields } from './field.ts';
import { normalCondition } from './normal-form.ts';
import { type Read, readValues } from './read-value.ts';
import { type RelationRow, relationsFor } from './relations.ts';

/** Longest sentence that is read, in characters. */
export const longestSentence = 8000;
const mostAttempts = 20_000;

/** One reading of one sentence: where it got to, what was wanted there, how often it tried. */
interface Reading {
  readonly text: string;
  readonly index: FieldIndex;
  furthest: number;
  expected: string;
  attempts: number;
}

/**
 * The rows of a sentence that `describe` wrote for a condition of the builder; also of one typed in the same words. Rejections:
 * `expression.sentence` {near, expected, position}, `expression.sentence-ambiguous`, `expression.too-long` {maximum}.
 */
export function readSentence(sentence: string, fields: readonly ConditionField[]): Result<Condition> {
  const text = sentence.trim();
  if (text.length > longestSentence) return reject('expression.too-long', { maximum: longestSentence });
  const reading: Reading = { text, index: indexFields(fields), furthest: 0, expected: '字段的名称', attempts: 0 };
  const found = new Map<string, Condition>();
  for (const [condition, end] of conditions(reading)) {
    if (end < text.length) continue;
    const normal = normalCondition(condition, reading.index);
    found.set(JSON.stringify(normal), normal);
    if (found.size > 1) break;
  }
  const [only, ...others] = found.values();
  if (reading.attempts > mostAttempts || others.length > 0) return reject('expression.sentence-ambiguous');
  if (only) return ok(only);
  const { furthest: position, expected } = reading;
  return reject('expression.sentence', { near: text.slice(position, position + 12), expected, position });
}

function* conditions(r: Reading): Iterable<Read<Condition>> {
  for (const [[join, parts], end] of sequence(r, 0, part)) {
    if (wanted(r, end, end === r.text.length, '“，并且”、“，或者”或结尾')) yield [{ join, negated: false, parts }, end];
  }
  const inside = after(r, 0, '并非（');
  if (inside === undefined) return;
  for (const [[join, parts], last] of sequence(r, inside, part)) {
    const end = after(r, last, '）');
    if (end !== undefined) yield [{ join, negated: true, parts }, end];
  }
}

function* part(r: Reading, from: number): Iterable<Read<ConditionPart>> {
  yield* row(r, from);
  for (const [opening, negated] of [
    ['（', false],
    ['并非（', true],
  ] as const) {
    const inside = after(r, from, opening);
    if (inside === undefined) continue;
    for (const [[join, rows], last] of sequence(r, inside, row)) {
      const end = after(r, last, '）');
      if (end !== undefined) yield [{ join, negated, rows } satisfies ConditionGroup, end];
    }
  }
}

type ReadOne<T> = (r: Reading, from: number) => Iterable<Read<T>>;
type Joined<T> = readonly [Join, readonly T[]];

/** One thing, or several joined by the same word. */
function* sequence<T>(r: Reading, from: number, one: ReadOne<T>): Iterable<Read<Joined<T>>> {
  for (const [first, end] of one(r, from)) {
    yield [['all', [first]], end];
    yield* more(r, end, one, 'all', [first]);
    yield* more(r, end, one, 'any', [first]);
  }
}

const joinWords: Readonly<Record<Join, string>> = { all: '，并且', any: '，或者' };

function* more<T>(
  r: Reading,
  from: number,
  one: ReadOne<T>,
  join: Join,
  before: readonly T[],
): Iterable<Read<Joined<T>>> {
  const next = after(r, from, joinWords[join]);
  if (next === undefined) return;
  for (const [another, end] of one(r, next)) {
    const all = [...before, another];
    yield [[join, all], end];
    yield* more(r, end, one, join, all);
  }
}

function* row(r: Reading, from: number): Iterable<Read<ConditionRow>> {
  let named = false;
  for (const field of r.index.fields) {
    const name = r.index.nameOf(field);
    if (!r.text.startsWith(name, from)) continue;
    named = true;
    for (const relation of relationsFor(field, r.index.fields)) {
      const pieces = relation.words.split(/(\{[12*]\})/).filter((piece) => piece !== '');
      for (const [values, end] of relationWords(r, from + name.length, pieces, { field, relation, values: [] }))
        yield [{ field: field.key, relation: relation.relation, values }, end];
    }
  }
  wanted(r, from, named, '字段的名称');
}

/** What is read of a row so far. */
interface Open {
  readonly field: ConditionField;
  readonly relation: RelationRow;
  readonly values: readonly ConditionValue[];
}

function* relationWords(
  r: Reading,
  from: number,
  [piece, ...rest]: readonly string[],
  open: Open,
): Iterable<Read<readonly ConditionValue[]>> {
  r.attempts += 1;
  if (r.attempts > mostAttempts) return;
  if (piece === undefined) {
    yield [open.values, from];
  } else if (!piece.startsWith('{')) {
    const end = after(r, from, piece, '关系，例如“大于”“是”“没有填”');
    if (end !== undefined) yield* relationWords(r, end, rest, open);
  } else {
    const read = readValues(r.text, from, open.field, open.relation, r.index);
    wanted(r, from, read.length > 0, '和这个字段相配的值');
    for (const [value, end] of read) {
      const known = { ...open, values: [...open.values, value] };
      yield* relationWords(r, end, rest, known);
      const next = piece === '{*}' && r.text.startsWith('、', end) ? end + 1 : undefined;
      if (next !== undefined) yield* relationWords(r, next, [piece, ...rest], known);
    }
  }
}

function after(r: Reading, from: number, words: string, expected = `“${words}”`): number | undefined {
  return wanted(r, from, r.text.startsWith(words, from), expected) ? from + words.length : undefined;
}

/** Remembers what was wanted at the furthest place, for the sentence that says why nothing could be read. */
function wanted(r: Reading, from: number, found: boolean, expected: string): boolean {
  if (!found && from > r.furthest) {
    r.furthest = from;
    r.expected = expected;
  }
  return found;
}
