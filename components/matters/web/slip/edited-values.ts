import type { FieldProblem, JsonObject, JsonValue } from '@gov/base';
import { isHalfRange } from '@gov/forms';

export const isEmpty = (values: JsonObject): boolean => Object.keys(values).length === 0;

export const omit = (values: JsonObject, gone: string): JsonObject =>
  Object.fromEntries(Object.entries(values).filter(([key]) => key !== gone));

/** What was typed after it was sent, or was not sent. */
export const without = (edits: JsonObject, sent: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(edits).filter(([key, value]) => !(key in sent) || sent[key] !== value));

/** Half a span of days is sent when the other day is there, or with an act that refuses it. */
export const finished = (edits: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(edits).filter(([, value]) => !isHalfRange(value)));

/** Of a span of days the other day is missing; else a time of day is. */
const halfWords = (value: JsonValue): string =>
  JSON.stringify(value).includes('T') ? '日期和时间都填好才会存' : '只填了一天，另一天也填好才会存';

export const halfSpans = (edits: JsonObject): readonly FieldProblem[] =>
  Object.entries(edits).flatMap(([path, value]) => (isHalfRange(value) ? [{ path, message: halfWords(value) }] : []));
