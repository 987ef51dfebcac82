import type { Relation } from './relations.ts';

/** What a field is compared with. */
export type ConditionValue =
  /** A text, the stored value of a choice, the id of a person or section. */
  | {
      readonly kind: 'text';
      readonly text: string;
      /** What whoever is meant by the id was called when chosen; kept in the source for those who read it, never compared. */
      readonly name?: string;
    }
  /** Decimal text: `-3.50`. */
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'date'; readonly date: string }
  /** The day of the decision, moved by days: 0 is 今天, -3 is 3天前. */
  | { readonly kind: 'today'; readonly days: number }
  /** ISO text: `P1Y2M`, `P3DT2H`. */
  | { readonly kind: 'duration'; readonly duration: string }
  /** Another field of the same kind. */
  | { readonly kind: 'field'; readonly field: string };

/** 字段 关系 值: `请假天数` `大于` `3`. */
export interface ConditionRow {
  readonly field: string;
  readonly relation: Relation;
  /** None, one, two or a list, as the relation asks. */
  readonly values: readonly ConditionValue[];
}

/** 满足全部 / 满足任一 */
export type Join = 'all' | 'any';

/** Rows in brackets; negated: 并非（…）. */
export interface ConditionGroup {
  readonly join: Join;
  readonly negated: boolean;
  readonly rows: readonly ConditionRow[];
}

export type ConditionPart = ConditionRow | ConditionGroup;

/** What the builder shows: rows and groups of rows, one level deep. */
export interface Condition {
  readonly join: Join;
  readonly negated: boolean;
  readonly parts: readonly ConditionPart[];
}

export const isGroup = (part: ConditionPart): part is ConditionGroup => 'rows' in part;
