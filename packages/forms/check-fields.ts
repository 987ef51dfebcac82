import { type FieldProblem, parseDecimal } from '@gov/base';
import { compileExpression } from '@gov/expression';
import { checkValue } from './data/check-value.ts';
import { kindNamed } from './kinds/index.ts';
import { resolveFields } from './resolve-fields.ts';
import type { FieldDefinition, FormTemplate } from './template.ts';
import { choiceProblems } from './values/choice.ts';

const keyPattern = /^[a-z][A-Za-z0-9]{0,39}$/;
const keyOfPart = /^[a-z][A-Za-z0-9]{0,39}_[a-z][A-Za-z0-9]{0,39}$/;
const maximumFields = 500;

/** Problems of the fields and opinion blocks themselves, each at its key. */
export function checkFields(template: FormTemplate): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  for (const { key, label } of [...template.fields, ...template.opinionBlocks]) {
    if (!usableKey(key, template.parts ? [keyPattern, keyOfPart] : [keyPattern]))
      problems.push({ path: key, message: `字段代号“${key}”不能用，请换一个` });
    if (seen.has(key)) problems.push({ path: key, message: `字段代号“${key}”用了两次` });
    if (label.trim() === '') problems.push({ path: key, message: '请写名称' });
    seen.add(key);
  }
  if (template.name.trim() === '') problems.push({ path: 'name', message: '请写表单名称' });
  if (template.fields.length > maximumFields)
    problems.push({ path: 'fields', message: `字段最多 ${maximumFields} 个` });
  problems.push(...dictionaryProblems(template));
  for (const field of resolveFields(template)) {
    for (const message of fieldProblems(field, template)) problems.push({ path: field.key, message });
  }
  return problems;
}

/** A key must also be readable as one name in conditions: `in`, `if`, `between` are words of the language. */
function usableKey(key: string, patterns: readonly RegExp[]): boolean {
  if (!patterns.some((pattern) => pattern.test(key))) return false;
  const compiled = compileExpression(`1 + ${key} > 2 and ${key} != null`);
  return compiled.ok && compiled.value.variables.join() === key;
}

function fieldProblems(field: FieldDefinition, template: FormTemplate): readonly string[] {
  const problems: string[] = [];
  const kind = kindNamed(field.kind);
  if (!kind) return [`“${field.label}”的类型不认识`];
  problems.push(...(kind.problems?.(field, template) ?? []));
  if (kind.key !== undefined && field.key !== kind.key)
    problems.push(`“${field.label}”的字段代号要是 ${kind.key}，请删掉重新放`);
  if (field.maxLength !== undefined && !(Number.isInteger(field.maxLength) && field.maxLength > 0)) {
    problems.push(`“${field.label}”的字数上限要填正整数`);
  }
  for (const bound of [field.minimum, field.maximum]) {
    if (bound !== undefined && !parseDecimal(bound)) problems.push(`“${field.label}”的上下限要填数字`);
  }
  if (field.default?.from === 'constant') {
    const checked = checkValue(field, field.default.value);
    // otherwise every new matter would begin with a signature nobody gave
    if (kind.system || field.kind === 'signature') problems.push(`“${field.label}”不能有默认值，请去掉`);
    else if (!checked.ok) problems.push(`“${field.label}”的默认值不对：${checked.problem}`);
  }
  for (const column of field.columns ?? []) {
    if (!usableKey(column.key, [keyPattern])) problems.push(`“${field.label}”的列代号“${column.key}”不能用，请换一个`);
    problems.push(...fieldProblems(column, template));
  }
  if (field.unique && !kind.unique) problems.push(`“${field.label}”这种字段不能设为不许重复`);
  return problems;
}

function dictionaryProblems({ dictionaries = [] }: FormTemplate): readonly FieldProblem[] {
  const keys = new Set(dictionaries.map(({ key }) => key));
  const same = keys.size < dictionaries.length ? [{ path: 'dictionaries', message: '有两份字典用了同一个代号' }] : [];
  const each = dictionaries.flatMap(({ name, entries }) =>
    choiceProblems({ key: '', kind: 'choice', label: name, choices: entries }),
  );
  return [...same, ...each.map((message) => ({ path: 'dictionaries', message }))];
}
