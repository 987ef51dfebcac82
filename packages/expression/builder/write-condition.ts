import { ok, type Rejection, type Result, reject } from '@gov/base';
import { compileExpression, type Expression } from '../syntax/compile.ts';
import { type Condition, type ConditionRow, isGroup } from './condition.ts';
import { type ConditionField, type FieldIndex, indexFields } from './field.ts';
import { normalCondition } from './normal-form.ts';
import { rowsOf } from './read-expression.ts';
import { findRelation } from './relations.ts';
import { accepts, hasAllValues } from './value.ts';
import { sourceOf } from './write-source.ts';

/** Most rows of one condition; more are no longer read by anybody. */
export const maximumRows = 30;

/**
 * Source and compiled form of what stands in the builder. Rejections carry `row` (from 0, counting rows in groups):
 * `condition.empty`, `condition.too-many` {maximum}, `condition.field-unknown` {field}, `condition.relation-unknown` {field},
 * `condition.value-missing` {field}, `condition.value-wrong` {field}, `condition.option-unknown` {field, value},
 * `condition.not-writable`, and those of `compileExpression`.
 */
export function writeCondition(condition: Condition, fields: readonly ConditionField[]): Result<Expression> {
  const index = indexFields(fields);
  const rows = condition.parts.flatMap((part) => (isGroup(part) ? part.rows : [part]));
  const emptyGroup = condition.parts.some((part) => isGroup(part) && part.rows.length === 0);
  if (rows.length === 0 || emptyGroup) return reject('condition.empty');
  if (rows.length > maximumRows) return reject('condition.too-many', { maximum: maximumRows });
  for (const [i, row] of rows.entries()) {
    const problem = rowProblem(row, index);
    if (problem) return reject(problem.code, { ...problem.data, row: i });
  }
  const normal = normalCondition(condition, index);
  const written = compileExpression(sourceOf(normal, index));
  if (!written.ok) return written;
  // never store what could not be shown again
  const shown = rowsOf(written.value, index);
  return JSON.stringify(shown) === JSON.stringify(normal) ? ok(written.value) : reject('condition.not-writable');
}

function rowProblem(row: ConditionRow, index: FieldIndex): Rejection | undefined {
  const field = index.find(row.field);
  if (!field) return { code: 'condition.field-unknown', data: { field: row.field } };
  const data = { field: index.nameOf(field) };
  const relation = findRelation(field.kind, row.relation);
  if (!relation) return { code: 'condition.relation-unknown', data };
  if (!hasAllValues(row, relation)) return { code: 'condition.value-missing', data };
  if (!row.values.every((value) => accepts(field, relation, value, index)))
    return { code: 'condition.value-wrong', data };
  const strange = row.values.find(
    (value) => value.kind === 'text' && value.name === undefined && !isOption(field, value.text),
  );
  return strange?.kind === 'text'
    ? { code: 'condition.option-unknown', data: { ...data, value: strange.text } }
    : undefined;
}

const isOption = (field: ConditionField, text: string): boolean =>
  field.kind === 'text' || field.options === undefined || field.options.some(({ value }) => value === text);
