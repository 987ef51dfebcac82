import type { FieldProblem } from '@gov/base';
import {
  type ConditionField,
  type ConditionFieldKind,
  compileExpression,
  describe,
  openCondition,
  pathsOf,
  readSentence,
  withNames,
  writeCondition,
} from '@gov/expression';
import { type FormRule, type FormTemplate, isRing, resolveFields, ruleFields } from '@gov/forms';
import type { PeopleLists } from './rule-people.ts';

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

const gone = '（已经去掉的字段）';
const kindsOfGone: readonly ConditionFieldKind[] = ['text', 'number', 'date', 'switch', 'choices', 'dateRange'];

/** The fields that a rule can ask; those that it asks though they were taken off the form too, so that it can be read and mended. */
export function fieldsFor(source: string, template: FormTemplate, lists: PeopleLists = {}): readonly ConditionField[] {
  const listed = ruleFields(template).map((field) => {
    const options = lists[field.kind];
    return options ? { ...field, options } : field;
  });
  const compiled = compileExpression(source);
  if (!compiled.ok) return listed;
  const fields = withNames(listed, compiled.value);
  const here = new Set(template.fields.map(({ key }) => key));
  const lost = pathsOf(compiled.value).filter((path) => !here.has(path.split('.')[0] ?? ''));
  if (lost.length === 0) return fields;
  const asKind = (kind: ConditionFieldKind) => [...fields, ...lost.map((key) => ({ key, label: gone, kind }))];
  const fitting = kindsOfGone.find((kind) => openCondition(compiled.value, asKind(kind)).kind === 'rows');
  return asKind(fitting ?? 'text');
}

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、');

/** A rule as one sentence: `当请假类别是病假时，“证明”才出现。`; undefined while a part of it is not chosen yet. */
export function ruleInWords(rule: FormRule, template: FormTemplate, lists: PeopleLists = {}): string | undefined {
  const labelOf = (key: string): string => template.fields.find((field) => field.key === key)?.label ?? gone;
  const keys = targetsOf(rule);
  if (rule.when === '' || keys.length === 0) return undefined;
  const when = inWords(rule.when, fieldsFor(rule.when, template, lists));
  const names = quoted(keys.map(labelOf));
  switch (rule.kind) {
    case 'show':
      return `当${when}时，${names}才出现。`;
    case 'require':
      return `当${when}时，${names}必须填。`;
    case 'options': {
      const choices = resolveFields(template).find(({ key }) => key === rule.field)?.choices;
      const left = rule.values.map(
        (value) => choices?.find((one) => one.value === value)?.label ?? '（已经去掉的选项）',
      );
      return left.length === 0 ? undefined : `当${when}时，${names}只能选${quoted(left)}。`;
    }
    case 'check':
      return rule.message.trim() === ''
        ? undefined
        : `要${when}，不然不能送出，在${names}旁边说：${quoted([rule.message])}。`;
  }
}

export const targetsOf = (rule: FormRule): readonly string[] =>
  rule.kind === 'options' ? (rule.field === '' ? [] : [rule.field]) : rule.fields;

/** What is wrong with a rule; a ring is told at the fields in it, and here at the rules that they follow. */
export function problemOf(rule: FormRule, place: number, problems: readonly FieldProblem[]): string | undefined {
  const own = problems.find(({ path }) => path === `rules.${place}`);
  if (own || rule.kind === 'require' || rule.kind === 'check') return own?.message;
  const inRing = problems.find((problem) => isRing(problem) && targetsOf(rule).includes(problem.path));
  return inRing && `${inRing.message}。换一个字段来判断，或者去掉其中一条规则`;
}
