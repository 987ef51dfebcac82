import type { FieldProblem } from '@gov/base';
import type { FieldDefinition, FormTemplate } from '../template.ts';

/**
 * Fields, and columns of one detail table, that go by one name: formulas and rules cannot ask for them by it, and lists show it
 * twice. A warning at each of the fields, or at the table; paper forms do have two 日期, so that nothing is refused for it.
 */
export const repeatedNames = ({ fields }: FormTemplate): readonly FieldProblem[] => [
  ...repeatedAmong(fields.filter(({ kind, retired }) => kind !== 'explanation' && !retired)).map(({ key, label }) => ({
    path: key,
    message: `有两个字段都叫“${label.trim()}”，请改一个`,
  })),
  ...fields.flatMap(({ key, label, columns = [] }) =>
    [...new Set(repeatedAmong(columns).map((column) => column.label.trim()))].map((name) => ({
      path: key,
      message: `“${label}”有两列都叫“${name}”，请改一个`,
    })),
  ),
];

function repeatedAmong(fields: readonly FieldDefinition[]): readonly FieldDefinition[] {
  const counts = new Map<string, number>();
  for (const { label } of fields) counts.set(label.trim(), (counts.get(label.trim()) ?? 0) + 1);
  return fields.filter(({ label }) => label.trim() !== '' && (counts.get(label.trim()) ?? 0) > 1);
}
