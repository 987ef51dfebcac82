import { type FormTemplate, isSystemKind } from '@gov/forms';
import { deadlineFindings, editedTwice, type Finding, leakFindings, type Program } from '@gov/workflow';

/** What can be told of a process and its form alone, without the organisation; warnings all. */
export function drawnFindings(program: Program, template: FormTemplate | undefined): readonly Finding[] {
  const label = (key: string): string => template?.fields.find((field) => field.key === key)?.label ?? key;
  const secret = template?.fields.find(({ kind }) => kind === 'secrecy')?.key;
  return [
    ...(template ? neverFilledFindings(program, template) : []),
    ...editedTwice(program, label),
    ...leakFindings(program, { label, ...(secret === undefined ? {} : { secret }) }),
    ...deadlineFindings(program),
  ];
}

/** Fields that must be filled, begin empty, and that no step may fill: they stay empty. */
function neverFilledFindings(program: Program, { fields }: FormTemplate): readonly Finding[] {
  const nodes = Object.values(program.nodes);
  const filled = new Set(
    nodes.flatMap((node) => [
      ...Object.entries(node.fields).flatMap(([key, right]) => (fills.has(right) ? [key] : [])),
      ...(node.does?.kind === 'setField' ? [node.does.field] : []),
    ]),
  );
  const names = fields
    .filter((field) => field.required === true && !field.default && !isSystemKind(field.kind) && !filled.has(field.key))
    .map(({ label }) => `“${label}”`);
  if (names.length === 0) return [];
  return [
    {
      level: 'warning',
      element: '',
      message: `${names.join('')}在表单上必填，可是哪一步都不能填，会一直空着。`,
      help: '打开某一步的“看到和填写”，改成可以填。',
    },
  ];
}

const fills: ReadonlySet<string> = new Set(['own', 'edit', 'required']);
