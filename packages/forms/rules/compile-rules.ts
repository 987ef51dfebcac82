import type { FieldProblem } from '@gov/base';
import { compileExpression, type Expression, expressionProblem } from '@gov/expression';
import type { CompiledFormula, CompiledRules, CrossCheck, FieldStep } from '../compiled-form.ts';
import type { FieldDefinition, FormRule } from '../template.ts';
import { inOrder } from './in-order.ts';

/** What is being gathered about one field. */
interface Gathered {
  readonly show: Expression[];
  readonly options: { when: Expression; values: readonly string[] }[];
  formula?: Expression;
  rowFormulas: readonly CompiledFormula[];
}

interface Work {
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly problems: FieldProblem[];
  readonly gathered: Map<string, Gathered>;
  readonly require: Map<string, Expression[]>;
  readonly checks: CrossCheck[];
}

const mostRules = 200;
const ringWords = '互相要用对方的结果，算不出来';

/** Whether a problem says that fields wait for each other: told at the fields, caused by their formulas and rules. */
export const isRing = ({ message }: FieldProblem): boolean => message.endsWith(ringWords);

/**
 * Compiles formulas and rules and puts them in order; what is not understood, names a field that there is not, or depends on
 * itself in a ring is reported in a sentence, at the field's key or at `rules.3`.
 */
export function compileRules(
  fields: readonly FieldDefinition[],
  rules: readonly FormRule[],
): { readonly rules: CompiledRules; readonly problems: readonly FieldProblem[] } {
  const work: Work = {
    fields: new Map(fields.map((field) => [field.key, field])),
    problems: [],
    gathered: new Map(),
    require: new Map(),
    checks: [],
  };
  for (const field of fields) gatherFormulas(field, work);
  if (rules.length > mostRules) work.problems.push({ path: 'rules', message: `规则最多 ${mostRules} 条` });
  for (const [index, rule] of rules.slice(0, mostRules).entries()) gatherRule(rule, index, work);
  const steps = [...work.gathered].map(([key, one]): FieldStep => ({ key, ...one }));
  const { order, ring } = inOrder(steps.map((step) => ({ key: step.key, needs: needsOf(step, work), step })));
  if (ring.length > 0) {
    const names = ring.map(({ key }) => `“${work.fields.get(key)?.label ?? key}”`).join('、');
    for (const { key } of ring) work.problems.push({ path: key, message: `${names}${ringWords}` });
  }
  return {
    rules: { steps: order.map(({ step }) => step), require: work.require, checks: work.checks },
    problems: work.problems,
  };
}

const gatheredOf = (work: Work, key: string): Gathered => {
  const known = work.gathered.get(key) ?? { show: [], options: [], rowFormulas: [] };
  work.gathered.set(key, known);
  return known;
};

/** Fields a step looks at; a row of a detail table looks at its own columns first. */
function needsOf({ show, options, formula, rowFormulas, key }: FieldStep, work: Work): readonly string[] {
  const columns = new Set(work.fields.get(key)?.columns?.map((column) => column.key));
  const inRows = rowFormulas.flatMap(({ expression }) => expression.variables).filter((name) => !columns.has(name));
  const expressions = [...show, ...options.map(({ when }) => when), ...(formula ? [formula] : [])];
  return [...expressions.flatMap(({ variables }) => variables), ...inRows];
}

function gatherFormulas(field: FieldDefinition, work: Work): void {
  const known = (name: string): boolean => work.fields.has(name);
  if (field.formula && (field.kind === 'formula' || field.kind === 'qrCode')) {
    const formula = compiled(field.formula, { path: field.key, what: `“${field.label}”的算法`, known, work });
    if (formula) gatheredOf(work, field.key).formula = formula;
  }
  if (field.kind !== 'detailTable') return;
  const rowFormulas = rowFormulasOf(field, work);
  if (rowFormulas.length > 0) gatheredOf(work, field.key).rowFormulas = rowFormulas;
}

function rowFormulasOf(table: FieldDefinition, work: Work): readonly CompiledFormula[] {
  const columns = new Map((table.columns ?? []).map((column) => [column.key, column]));
  const known = (name: string): boolean => columns.has(name) || (work.fields.has(name) && name !== table.key);
  const formulas = [...columns.values()].flatMap((column): readonly CompiledFormula[] => {
    if (column.kind !== 'formula' || !column.formula) return [];
    const what = `“${table.label}”的列“${column.label}”的算法`;
    const expression = compiled(column.formula, { path: table.key, what, known, work });
    return expression ? [{ key: column.key, expression }] : [];
  });
  const { order, ring } = inOrder(formulas.map((one) => ({ key: one.key, needs: one.expression.variables, one })));
  if (ring.length > 0) {
    const names = ring.map(({ key }) => `“${columns.get(key)?.label ?? key}”`).join('、');
    work.problems.push({ path: table.key, message: `“${table.label}”的列${names}${ringWords}` });
  }
  return order.map(({ one }) => one);
}

function gatherRule(rule: FormRule, index: number, work: Work): void {
  const path = `rules.${index}`;
  const what = `第 ${index + 1} 条规则`;
  const keys = rule.kind === 'options' ? [rule.field] : rule.fields;
  const problem = ruleProblem(rule, keys, work);
  if (problem) work.problems.push({ path, message: `${what}${problem}` });
  const when = compiled(rule.when, { path, what, known: (name) => work.fields.has(name), work });
  if (!when || problem) return;
  switch (rule.kind) {
    case 'show':
      for (const key of keys) gatheredOf(work, key).show.push(when);
      return;
    case 'options':
      gatheredOf(work, rule.field).options.push({ when, values: rule.values });
      return;
    case 'require':
      for (const key of keys) work.require.set(key, [...(work.require.get(key) ?? []), when]);
      return;
    case 'check':
      work.checks.push({ fields: rule.fields, when, message: rule.message });
  }
}

/** To be read behind “第 3 条规则”. */
function ruleProblem(rule: FormRule, keys: readonly string[], { fields }: Work): string | undefined {
  if (!['show', 'require', 'options', 'check'].includes(rule.kind)) return '看不懂';
  if (keys.length === 0) return '还没有选字段';
  if (!keys.every((key) => fields.has(key))) return '用到的字段已经不存在';
  if (rule.kind === 'check' && rule.message.trim() === '') return '还没有写提示的话';
  if (rule.kind !== 'options') return undefined;
  const choices = fields.get(rule.field)?.choices?.map(({ value }) => value) ?? [];
  if (choices.length === 0) return '要限制选项的字段没有选项';
  if (rule.values.length === 0) return '还没有留下选项';
  return rule.values.every((value) => choices.includes(value)) ? undefined : '留下的选项已经不存在';
}

interface Source {
  readonly path: string;
  /** How the sentence begins. */
  readonly what: string;
  readonly known: (name: string) => boolean;
  readonly work: Work;
}

function compiled(source: string, { path, what, known, work }: Source): Expression | undefined {
  const expression = compileExpression(source);
  if (!expression.ok) {
    work.problems.push({ path, message: `${what}：${expressionProblem(expression.rejection)}` });
    return undefined;
  }
  for (const name of expression.value.variables)
    if (!known(name)) work.problems.push({ path, message: `${what}里用到的“${name}”不存在` });
  return expression.value;
}
