import { type ConditionField, indexFields } from './builder/field.ts';
import type { Evaluation } from './evaluate.ts';

/** Why a condition could not be decided, for the trace entry: `没有填请假天数、申请人科室`. */
export function unknownReason(
  { missing, exhausted }: Pick<Evaluation, 'missing' | 'exhausted'>,
  fields: readonly ConditionField[],
): string {
  if (exhausted) return '条件太复杂，没有算完';
  if (missing.length === 0) return '比较的两边不是同一种内容，或者算不出来';
  const index = indexFields(fields);
  const names = missing.map((key) => {
    const field = index.meantBy(key);
    return key === 'today()' ? '今天的日期' : field ? index.nameOf(field) : key;
  });
  return `没有填${names.join('、')}`;
}
