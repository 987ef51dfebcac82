import { type Condition, type ConditionGroup, type ConditionRow, isGroup, type Join } from './condition.ts';
import { type FieldIndex, idTerm } from './field.ts';
import { findRelation } from './relations.ts';
import { valueSource } from './value.ts';

/** Source of rows that were checked or read before. */
export function sourceOf({ join, negated, parts }: Condition, index: FieldIndex): string {
  const written = parts.map((part) => (isGroup(part) ? groupSource(part, index) : rowSource(part, index)));
  const source = written.join(joinWords[join]);
  return negated ? `not(${source})` : source;
}

const joinWords: Readonly<Record<Join, string>> = { all: ' and ', any: ' or ' };

function groupSource({ join, negated, rows }: ConditionGroup, index: FieldIndex): string {
  const source = rows.map((row) => rowSource(row, index)).join(joinWords[join]);
  return negated ? `not(${source})` : `(${source})`;
}

function rowSource({ field, relation, values }: ConditionRow, index: FieldIndex): string {
  const known = index.find(field);
  const row = known && findRelation(known.kind, relation);
  const written = values.map((value) => valueSource(value, index));
  const places: Readonly<Record<string, string | undefined>> = {
    '{field}': field,
    '{id}': known && idTerm(known),
    '{1}': written[0],
    '{2}': written[1],
    '{*}': written.join(', '),
  };
  return row ? row.source.replace(/\{(?:field|id|[12*])\}/g, (place) => places[place] ?? 'null') : 'null';
}
