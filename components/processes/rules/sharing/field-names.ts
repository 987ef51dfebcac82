import { type ConditionField, conditionFieldKinds } from '@gov/expression';
import { conditionFields, type FormTemplate, namedWithForm } from '@gov/forms';
import type { CarriedField } from '@gov/workflow/designing';

/** What a process takes along of its form when it leaves as a file: names of fields and opinion blocks, and the words of choices. */
export function namesOfForm(template: FormTemplate): readonly CarriedField[] {
  const asked = new Map(conditionFields(template).map((field) => [field.key, field]));
  const others = [...template.fields, ...template.opinionBlocks].filter(({ key }) => !asked.has(key));
  return [...asked.values(), ...others.map((one) => ({ key: one.key, label: namedWithForm(template, one) }))];
}

/** What a file says of fields that the chosen form does not have: all of it where no form is chosen. */
export function notOnForm(
  carried: readonly CarriedField[],
  template: FormTemplate | undefined,
): readonly CarriedField[] {
  if (!template) return carried;
  const known = new Set(namesOfForm(template).map(({ key }) => key));
  return carried.filter(({ key }) => !known.has(key));
}

/** The same for the words of conditions. */
export const asConditionFields = (carried: readonly CarriedField[]): readonly ConditionField[] =>
  carried.map(({ kind, ...field }) => ({
    ...field,
    kind: conditionFieldKinds.find((one) => one === kind) ?? 'text',
  }));

/** The note over the cards: which names are those of another form, and what to do; undefined where there are none. */
export function notHereWords(missing: readonly CarriedField[], hasForm: boolean): string | undefined {
  if (missing.length === 0) return undefined;
  const named = missing.slice(0, 3).map(({ label }) => `“${label}”`);
  const all = `${named.join('')}${missing.length > 3 ? `等 ${missing.length} 项` : ''}是原来那张表单上的名称。`;
  return hasForm
    ? `选的表单里没有这些：${all}请改掉用到它们的条件和填写，换成选的表单里的。`
    : `这里还没有这张表单：${all}请在“流程设置”里选一张本单位的表单；没有合适的，先到“表单”里设计、发布一张。`;
}
