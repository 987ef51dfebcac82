import { type ConditionField, compileExpression, describe, readSentence, writeCondition } from '@gov/expression';

/** A stored condition in words; what the words do not know stays as it is. */
export function inWords(source: string, fields: readonly ConditionField[]): string {
  const compiled = compileExpression(source);
  return compiled.ok ? describe(compiled.value, fields) : source;
}

/** The condition that a sentence says; undefined where it cannot be read. */
export function fromWords(sentence: string, fields: readonly ConditionField[]): string | undefined {
  const read = readSentence(sentence.trim().replace(/[。.]$/, ''), fields);
  const written = read.ok ? writeCondition(read.value, fields) : undefined;
  return written?.ok ? written.value.source : undefined;
}
