import type { FieldProblem } from '@gov/base';
import { compileExpression, pathsOf, textForPeople } from '@gov/expression';
import type { FieldDefinition, FormTemplate } from '../template.ts';
import { conditionFields } from './condition-fields.ts';
import { asksAnew } from './without-people.ts';

/**
 * What a form may no longer be published with, each problem at its field or at `rules.3`. Asked for while it is designed and when
 * it is published, never of versions that exist: those must open as they are, which is why `compileForm` does not ask.
 */
export function checkDesign(template: FormTemplate): readonly FieldProblem[] {
  const tables = new Map(
    template.fields.filter(({ kind }) => kind === 'detailTable').map((table) => [table.key, table]),
  );
  const formulas = template.fields.flatMap((field) => formulasOf(field));
  const rules = (template.rules ?? []).map(
    ({ when }, place): Source => ({ path: `rules.${place}`, what: `第 ${place + 1} 条规则`, source: when, own: [] }),
  );
  return [
    ...[...formulas, ...rules].flatMap((one) => missingColumns(one, tables)),
    ...rules.flatMap((rule) => neverTrue(rule, template)),
  ];
}

/** Somebody compared with a written text is never known, so the rule would never hold. */
const neverTrue = ({ path, what, source }: Source, template: FormTemplate): readonly FieldProblem[] => {
  if (asksAnew(source)) return [{ path, message: `${what}里的人员、科室或岗位是别的单位的，请在本单位的名单里重新选` }];
  const compiled = compileExpression(source);
  const fields = conditionFields(template);
  return compiled.ok ? textForPeople(compiled.value, fields).map((one) => ({ path, message: `${what}：${one}` })) : [];
};

interface Source {
  readonly path: string;
  /** How the sentence begins. */
  readonly what: string;
  readonly source: string;
  /** Keys of the columns beside it, which hide fields of the same key. */
  readonly own: readonly string[];
}

function formulasOf({ key, label, formula, columns = [] }: FieldDefinition): readonly Source[] {
  const own = columns.map((column) => column.key);
  return [
    ...(formula ? [{ path: key, what: `“${label}”的算法`, source: formula, own: [] }] : []),
    ...columns.flatMap((column) =>
      column.formula ? [{ path: key, what: `“${label}”的列“${column.label}”的算法`, source: column.formula, own }] : [],
    ),
  ];
}

/** `sum(table.column)` of a column that there is not is never known, so the field would stay empty without a word. */
function missingColumns(
  { path, what, source, own }: Source,
  tables: ReadonlyMap<string, FieldDefinition>,
): readonly FieldProblem[] {
  const compiled = compileExpression(source);
  if (!compiled.ok) return [];
  return pathsOf(compiled.value).flatMap((asked): readonly FieldProblem[] => {
    const [head = '', name] = asked.split('.');
    const table = own.includes(head) ? undefined : tables.get(head);
    const columns = table?.columns ?? [];
    if (!table || name === undefined || columns.some(({ key }) => key === name)) return [];
    const there = columns.map(({ label }) => `“${label}”`).join('、');
    return [{ path, message: `${what}要用“${table.label}”的列“${name}”，没有这一列；有的是${there}` }];
  });
}
