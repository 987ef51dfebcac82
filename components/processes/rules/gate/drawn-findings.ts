import type { FormTemplate } from '@gov/forms';
import { deadlineFindings, editedTwice, type Finding, leakFindings, noDisagreeing, type Program } from '@gov/workflow';
import { neverFilled } from '../never-filled.ts';

/** What can be told of a process and its form alone, without the organisation; warnings all. */
export function drawnFindings(program: Program, template: FormTemplate | undefined): readonly Finding[] {
  const label = (key: string): string => template?.fields.find((field) => field.key === key)?.label ?? key;
  const secret = secrecyField(template);
  return [
    ...(template ? neverFilledFindings(program, template) : []),
    ...editedTwice(program, label),
    ...leakFindings(program, { label, ...(secret === undefined ? {} : { secret }) }),
    ...deadlineFindings(program),
    ...noDisagreeing(program),
  ];
}

/** Key of the field that holds the level (密级), where the form has one. */
export const secrecyField = (template: FormTemplate | undefined): string | undefined =>
  template?.fields.find(({ kind }) => kind === 'secrecy')?.key;

/** Fields that must be filled and stay empty. */
function neverFilledFindings(program: Program, template: FormTemplate): readonly Finding[] {
  const steps = Object.values(program.nodes).map(({ fields, does, call }) => ({
    rights: fields,
    sets: [...(does?.kind === 'setField' ? [does.field] : []), ...Object.keys(call?.back ?? {})],
  }));
  const names = neverFilled(template, steps).map((label) => `“${label}”`);
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
