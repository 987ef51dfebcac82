import { type Condition, type ConditionGroup, type ConditionPart, type ConditionRow, isGroup } from './condition.ts';
import type { FieldIndex } from './field.ts';
import { findRelation, relationsOf } from './relations.ts';

/**
 * The one form among those that say the same with the same source: no brackets around one row or around rows joined like
 * their surroundings, `all` where nothing is joined, 不是…之一 instead of 并非（是…之一）.
 */
export function normalCondition(condition: Condition, index: FieldIndex): Condition {
  const parts = condition.parts
    .map((part) => (isGroup(part) ? normalGroup(part, index) : part))
    .flatMap((part): readonly ConditionPart[] =>
      isGroup(part) && !part.negated && part.join === condition.join ? part.rows : [part],
    );
  const [only, ...others] = parts;
  if (!only || others.length > 0) return { ...condition, parts };
  if (isGroup(only) && !(only.negated && condition.negated))
    return normalCondition({ join: only.join, negated: only.negated !== condition.negated, parts: only.rows }, index);
  const opposite = condition.negated && !isGroup(only) ? oppositeRow(only, index) : undefined;
  return { join: 'all', negated: condition.negated && !opposite, parts: [opposite ?? only] };
}

function normalGroup(group: ConditionGroup, index: FieldIndex): ConditionPart {
  const [only, ...others] = group.rows;
  if (!only || others.length > 0) return group;
  if (!group.negated) return only;
  return oppositeRow(only, index) ?? { ...group, join: 'all' };
}

/** The row whose source is `not(…)` around the source of this one. */
function oppositeRow(row: ConditionRow, index: FieldIndex): ConditionRow | undefined {
  const field = index.find(row.field);
  const source = field && findRelation(field.kind, row.relation)?.source.replace(/^\((.*)\)$/, '$1');
  const opposite = field && relationsOf(field.kind).find((one) => one.source === `not(${source})`);
  return opposite && { ...row, relation: opposite.relation };
}
