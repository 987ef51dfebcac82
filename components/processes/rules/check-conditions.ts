import type { CalendarDate, FieldProblem } from '@gov/base';
import {
  type ConditionField,
  compileExpression,
  expressionProblem,
  kindProblems,
  type Shape,
  textForPeople,
} from '@gov/expression';
import { applySystemEdit, type CompiledForm, conditionFields, type FieldDefinition } from '@gov/forms';
import { matterShapes, whereProblems } from '@gov/organisation';
import { type HouseDeed, type NodeDefinition, type Program, rulesOfStep, type Sequence } from '@gov/workflow';
import { shownFormProblems } from './check-shown-forms.ts';

/**
 * Conditions that could never be told, over the form, the starter, the matter or the organisation, and fields that are not on the form, as sentences that name the step or the gateway.
 * Without a form only how a condition is written is checked.
 */
export function checkConditions(program: Program, form?: CompiledForm): readonly FieldProblem[] {
  const over = form && {
    fields: conditionFields(form.template),
    shapes: {
      ...Object.fromEntries([...form.fields.values()].map((field) => [field.key, shapeOf(field)])),
      ...matterShapes,
    },
  };
  return [
    ...Object.keys(form ? (program.messageStart?.fields ?? {}) : {})
      .filter((key) => !form?.fields.has(key))
      .map((key) => ({ path: program.startId, message: `发起消息带来的“${key}”，表单里没有这一项。` })),
    ...guardsOf(program.root).flatMap(({ element, where, source }) =>
      problemsOf(source, over).map((problem) => ({ path: element, message: `${where}的条件：${problem}。` })),
    ),
    ...Object.values(program.nodes).flatMap((node) => {
      const where = `环节“${node.name || node.id}”`;
      const rules = rulesOfStep(node).flatMap(({ rule, purpose }) => [
        ...(rule.kind === 'byCondition'
          ? rule.cases.flatMap(({ when }) => problemsOf(when, over).map((problem) => `“${purpose}”的条件：${problem}`))
          : []),
        ...(rule.kind === 'personsWhere'
          ? whereProblems(rule.where).map((problem) => `“${purpose}”的条件：${problem}`)
          : []),
        ...(form ? missingFields(form, fieldsOf(rule)).map((problem) => `“${purpose}”里${problem}`) : []),
      ]);
      const keys = [
        ...(node.keyFields ?? []).map((key) => ['关键字段', key] as const),
        ...Object.keys(node.call?.back ?? {}).map((key) => ['子流程带回的一栏', key] as const),
        ...(node.call?.each ? [['分送的范围', node.call.each.field] as const] : []),
      ].filter(([, key]) => form && !form.fields.has(key));
      const deeds = form && node.does ? deedProblems(form, node.does) : [];
      const shown = form ? shownFormProblems(form, node) : [];
      const gathered = form ? gatheringProblems(form, node) : [];
      return [
        ...rules,
        ...deeds,
        ...shown,
        ...gathered,
        ...keys.map(([what, key]) => `的${what}：表单里没有“${key}”这一项`),
      ].map((problem) => ({
        path: node.id,
        message: `${where}${problem}。`,
      }));
    }),
  ];
}

/** What a condition is asked over: how fields are called, and what they give. */
interface AskedOver {
  readonly fields: readonly ConditionField[];
  readonly shapes: Readonly<Record<string, Shape>>;
}

function problemsOf(source: string, over: AskedOver | undefined): readonly string[] {
  const compiled = compileExpression(source);
  if (!compiled.ok) return [expressionProblem(compiled.rejection)];
  if (!over) return [];
  // the same in the words of the office, with what to do instead
  const withText = textForPeople(compiled.value, over.fields);
  return withText.length > 0 ? withText : kindProblems(compiled.value, over.shapes, 'boolean');
}

export interface Guard {
  readonly element: string;
  readonly where: string;
  readonly source: string;
}

/** The conditions of all choices and inclusive forks. */
export function guardsOf({ blocks }: Sequence): readonly Guard[] {
  return blocks.flatMap((block) => {
    const beside = 'beside' in block ? (block.beside ?? []).flatMap(({ body }) => guardsOf(body)) : [];
    if (block.kind === 'section') return [...guardsOf(block.body), ...beside];
    if (block.kind === 'step') return beside;
    if (block.kind !== 'choice' && block.kind !== 'parallel') return [];
    return block.branches.flatMap(({ flow, label, guard, body }) => {
      const gateway = block.name ? `网关“${block.name}”` : '';
      const where = `${gateway}流向“${label || flow}”`;
      const own = guard?.kind === 'condition' ? [{ element: flow, where, source: guard.source }] : [];
      return [...own, ...guardsOf(body)];
    });
  });
}

/** Kinds of field that a step of the process may fill in: what is written, not what the system keeps. */
const settable: ReadonlySet<string> = new Set(['text', 'multiline', 'number', 'amount', 'date', 'choice']);

/** Kinds of field that take the results of several children: a line for each, or their sum. */
const gathers: ReadonlySet<string> = new Set(['text', 'multiline', 'number', 'amount']);

function gatheringProblems(form: CompiledForm, { call }: NodeDefinition): readonly string[] {
  if (!call?.each || !call.back) return [];
  return Object.keys(call.back).flatMap((key) => {
    const field = form.fields.get(key);
    return !field || gathers.has(field.kind)
      ? []
      : [`分送给几个，带回来的合不到“${field.label}”一栏里，请改用单行文字、多行文字、数字或金额的栏`];
  });
}

/** A field that is set must be on the form, and take what it is given. */
function deedProblems(form: CompiledForm, deed: HouseDeed): readonly string[] {
  if (deed.kind !== 'setField') return [];
  const field = form.fields.get(deed.field);
  if (!field) return [`要填写的“${deed.field}”，表单里没有这一项`];
  if (!settable.has(field.kind)) return [`要填写的“${field.label}”不能由流程自动填写`];
  if ('today' in deed.to) return field.kind === 'date' ? [] : [`要填写的“${field.label}”不是日期，填不了当天`];
  if ('from' in deed.to) {
    const from = form.fields.get(deed.to.from);
    if (!from) return [`要抄来的“${deed.to.from}”，表单里没有这一项`];
    return from.kind === field.kind ? [] : [`“${from.label}”和“${field.label}”不是同一种内容，不能抄过去`];
  }
  const edited = applySystemEdit(form, { before: {}, edit: { [field.key]: deed.to.value }, today: aDay });
  return edited.ok ? [] : [`“${field.label}”不能填这个值`];
}

/** Whether a value fits does not depend on the day. */
const aDay = '2000-01-01' as CalendarDate; // reason: a literal in the branded format

type Rule = ReturnType<typeof rulesOfStep>[number]['rule'];

interface FieldOfRule {
  readonly field: string;
  readonly holds: 'person' | 'section';
}

function fieldsOf(rule: Rule): readonly FieldOfRule[] {
  if (rule.kind === 'formField') return [rule];
  const of = 'of' in rule ? rule.of : undefined;
  return typeof of === 'object' && 'field' in of ? [{ field: of.field, holds: 'section' }] : [];
}

function missingFields(form: CompiledForm, fields: readonly FieldOfRule[]): readonly string[] {
  return fields.flatMap(({ field: key, holds }) => {
    const field = form.fields.get(key);
    if (!field) return [`要看的表单字段“${key}”不存在`];
    const what = holds === 'person' ? '人员' : '科室';
    return namesNobody.has(field.kind) ? [`要看的表单字段“${field.label}”里填的不是${what}`] : [];
  });
}

/** Kinds of field that never hold a person or a section. */
const namesNobody: ReadonlySet<string> = new Set([
  ...['number', 'amount', 'date', 'dateRange', 'attachments', 'documentNumber', 'body', 'formula', 'multiline'],
]);

/** What a field gives to a condition; kinds that are not named here cannot be foreseen. */
const shapes: Readonly<Record<string, Shape>> = {
  text: 'text',
  multiline: 'text',
  documentNumber: 'text',
  choice: 'text',
  number: 'number',
  amount: 'number',
  date: 'date',
  dateRange: { parts: { from: 'date', to: 'date' } },
  choices: { list: 'text' },
  person: { parts: { id: 'text', name: 'text' } },
  section: { parts: { id: 'text', name: 'text' } },
  post: { parts: { id: 'text', name: 'text' } },
  agency: { parts: { id: 'text', name: 'text' } },
};

const shapeOf = (field: FieldDefinition): Shape =>
  field.kind === 'formula' ? resultShape(field.result) : (shapes[field.kind] ?? 'any');

const resultShape = (result: FieldDefinition['result']): Shape => (result === 'amount' ? 'number' : (result ?? 'any'));
