import { type ConditionField, type Expression, evaluateWithTrace, type Facts, unknownReason } from '@gov/expression';
import type { CompiledForm } from '@gov/forms';

/** Why a condition over a form, and what may be asked `beside` it, could not be told, for the trace: `没有填请假天数`. Labels, never values. */
export function whyUnknown(
  expression: Expression | undefined,
  form: CompiledForm,
  facts: Facts,
  beside: readonly ConditionField[] = [],
): string {
  if (!expression) return '条件写得不对，读不懂';
  const evaluation = evaluateWithTrace(expression, facts);
  return unknownReason(evaluation, [...evaluation.missing.flatMap((key) => fieldOf(form, key)), ...beside]);
}

const partWords: Readonly<Record<string, string>> = { from: '的开始日期', to: '的结束日期' };

/** A field by the key of a fact, or of a part of one: `period.from`. */
function fieldOf(form: CompiledForm, key: string): readonly ConditionField[] {
  const [name = '', part = ''] = key.split('.');
  const field = form.fields.get(name);
  return field ? [{ key, label: `${field.label}${partWords[part] ?? ''}`, kind: 'text' }] : [];
}
