import { type JsonValue, withoutHiddenSigns } from '@gov/base';
import { hasHalfCharacter, oneLine } from '../data/one-line.ts';
import type { FieldDefinition } from '../template.ts';
import { accept, type CheckedValue, refuse } from './checked.ts';

export const lengthLimit = (field: FieldDefinition): number =>
  field.maxLength ?? (field.kind === 'multiline' ? 4000 : 200);

// Control characters break paper and search; line ends are allowed where there are lines.
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** One line: a pasted tab or line end is a blank to who reads it; an envelope and a register know no other signs. */
export const checkLine = (field: FieldDefinition, value: JsonValue): CheckedValue =>
  typeof value === 'string' ? checkSigns(field, oneLine(value)) : refuse('请填文字');

export const checkLines = (field: FieldDefinition, value: JsonValue): CheckedValue =>
  typeof value === 'string'
    ? checkSigns(field, withoutHiddenSigns(value).replace(/\r\n?/g, '\n').trim())
    : refuse('请填文字');

function checkSigns(field: FieldDefinition, text: string): CheckedValue {
  if (text === '') return accept(null);
  if (controls.test(text) || hasHalfCharacter(text)) return refuse('里面有看不见的特殊字符，请重新输入');
  const limit = lengthLimit(field);
  const length = [...text].length;
  return length > limit ? refuse(`最多写 ${limit} 个字，现在有 ${length} 个`) : accept(text);
}
