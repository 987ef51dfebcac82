import type { FieldProblem } from '@gov/base';
import { type CompiledForm, formOfKey, mainForm } from '@gov/forms';
import type { Program } from '@gov/workflow';
import type { ApprovalStep, FittedSettings } from './application.ts';
import { columnOf, isFillable } from './columns.ts';

/** What does not fit between the settings and the form, each as a sentence at its place. */
export function settingsProblems(settings: FittedSettings, form: CompiledForm): readonly FieldProblem[] {
  // what is out of use in this version is not filled in any more
  const inUse = (key: string) => (form.fields.get(key)?.retired ? undefined : form.fields.get(key));
  const known = (key: string) => inUse(key) !== undefined;
  const steps = 'steps' in settings.process ? settings.process.steps : [];
  // lists and titles go by the main form: who only reads a matter is shown no other
  const isMain = (key: string) => formOfKey(key) === mainForm;
  return [
    ...steps.flatMap((step, at) => stepProblems(step, at, form)),
    ...settings.columns
      .filter((key) => !isMain(key) || !columnOf(inUse(key)))
      .map((key) => ({ path: 'columns', message: `“${labelOf(form, key)}”不能放到列表里，请取消` })),
    ...patternKeys(settings.titlePattern)
      .filter((key) => !known(key))
      .map((key) => ({ path: 'titlePattern', message: `标题里的“${key}”在表单上没有，请删掉` })),
    ...patternKeys(settings.titlePattern)
      .filter((key) => known(key) && (!isMain(key) || form.fields.get(key)?.kind === 'relatedMatter'))
      .map((key) => ({ path: 'titlePattern', message: `“${labelOf(form, key)}”不能放到标题里，请取消` })),
    ...(settings.sum !== undefined && columnOf(inUse(settings.sum))?.column !== 'number'
      ? [{ path: 'sum', message: '合计只能选数字或金额' }]
      : []),
  ];
}

const labelOf = (form: CompiledForm, key: string): string => form.fields.get(key)?.label ?? key;

/** Keys in braces. */
export const patternKeys = (pattern: string | undefined): readonly string[] =>
  [...(pattern ?? '').matchAll(/\{([^{}]*)\}/g)].map(([, key = '']) => key);

function stepProblems(step: ApprovalStep, at: number, form: CompiledForm): readonly FieldProblem[] {
  const path = `process.steps.${at}`;
  const problems: FieldProblem[] = [];
  if (step.block !== undefined && !form.blocks.has(step.block))
    problems.push({ path, message: `“${step.name}”的意见栏在表单上没有，请重新选` });
  for (const key of step.fills ?? []) {
    const field = form.fields.get(key);
    if (!field || !isFillable(field))
      problems.push({ path, message: `“${step.name}”要填的内容在表单上没有，请重新选` });
  }
  if (step.when && columnOf(form.fields.get(step.when.field))?.column !== 'number')
    problems.push({ path, message: `“${step.name}”的条件要选数字或金额` });
  return problems;
}

/** What a process asks of the form: fields it fills in and opinion blocks that must be there. */
export function processProblems(program: Program, form: CompiledForm): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const node of Object.values(program.nodes)) {
    const missing = Object.entries(node.fields).filter(
      ([key, right]) => right === 'required' && !form.fields.has(key) && !form.blocks.has(key),
    );
    if (missing.length > 0)
      problems.push({ path: 'process', message: `流程的“${node.name}”必须填的 ${missing.length} 项，这张表单上没有` });
    if (node.opinion && !form.blocks.has(node.opinion.block))
      problems.push({ path: 'process', message: `流程的“${node.name}”要写意见，这张表单上没有它的意见栏` });
  }
  return problems;
}

/** Of what is concealed, what the settings show all the same. */
export function concealedProblems(
  settings: FittedSettings,
  form: CompiledForm,
  concealed: readonly string[],
): readonly FieldProblem[] {
  const hidden = new Set(concealed);
  const said = (path: string, keys: readonly string[]): readonly FieldProblem[] =>
    keys
      .filter((key) => hidden.has(key))
      .map((key) => ({ path, message: `“${labelOf(form, key)}”在流程的某一步不让看，不能放在这里` }));
  return [
    ...said('columns', settings.columns),
    ...said('titlePattern', patternKeys(settings.titlePattern)),
    ...said('sum', settings.sum === undefined ? [] : [settings.sum]),
  ];
}
