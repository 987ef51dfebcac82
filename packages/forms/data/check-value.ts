import {
  compareDecimal,
  type Decimal,
  formatDecimal,
  type JsonObject,
  type JsonValue,
  parseDecimal,
  withoutHiddenSigns,
} from '@gov/base';
import { dateValue } from '@gov/expression';
import type { FieldDefinition } from '../template.ts';
import { oneLine } from './one-line.ts';

/** The value as it is stored (null = empty), or a Chinese sentence why it is refused. */
export type CheckedValue =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly problem: string };

const accept = (value: JsonValue): CheckedValue => ({ ok: true, value });
const refuse = (problem: string): CheckedValue => ({ ok: false, problem });

export const lengthLimit = (field: FieldDefinition): number =>
  field.maxLength ?? (field.kind === 'multiline' ? 4000 : 200);

/** Checks type, length and bounds of one value and brings it into its stored form. Whether it must be filled is not asked here. */
export function checkValue(field: FieldDefinition, value: JsonValue): CheckedValue {
  if (value === null) return accept(null);
  switch (field.kind) {
    case 'text':
    case 'multiline':
    case 'documentNumber':
    case 'hidden':
      return checkText(field, value);
    case 'number':
    case 'amount':
      return checkNumber(field, value);
    case 'date':
      return checkDate(value);
    case 'dateRange':
      return checkDateRange(value);
    case 'choice':
      return checkChoice(field, value);
    case 'choices':
      return checkChoices(field, value);
    case 'person':
    case 'section':
      return checkReference(value);
    case 'body':
      return checkBody(value);
    case 'agencyList':
      return checkAgencies(value);
    case 'attachments':
      return checkAttachments(value);
    case 'formula':
      return refuse('这一项由系统计算，不用填');
  }
}

// Control characters break paper and search; line ends are allowed where there are lines.
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

function checkText(field: FieldDefinition, value: JsonValue): CheckedValue {
  if (typeof value !== 'string') return refuse('请填文字');
  // A pasted tab or line end in a line is a blank to who reads it; an envelope and a register know no other signs.
  const text = field.kind === 'multiline' ? withoutHiddenSigns(value).replace(/\r\n?/g, '\n').trim() : oneLine(value);
  if (text === '') return accept(null);
  if (controls.test(text) || !text.isWellFormed()) return refuse('里面有看不见的特殊字符，请重新输入');
  const limit = lengthLimit(field);
  const length = [...text].length;
  return length > limit ? refuse(`最多写 ${limit} 个字，现在有 ${length} 个`) : accept(text);
}

const fullWidth = /[０-９．－]/g;
const toHalfWidth = (character: string): string => String.fromCharCode(character.charCodeAt(0) - 0xfee0);

function checkNumber(field: FieldDefinition, value: JsonValue): CheckedValue {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string') return refuse('请填数字');
  const plain = text.trim().replace(fullWidth, toHalfWidth).replace(/,/g, '');
  if (plain === '') return accept(null);
  const number = parseDecimal(plain);
  if (!number || plain.length > 30) return refuse('请填数字，例如 12.5');
  const shortest = formatDecimal(number);
  const decimals = shortest.split('.')[1]?.length ?? 0;
  const most = field.kind === 'amount' ? 2 : (field.decimals ?? 0);
  if (decimals > most) return refuse(most === 0 ? '请填整数' : `小数点后最多 ${most} 位`);
  return outOfBounds(field, number) ?? accept(shortest);
}

function outOfBounds(field: FieldDefinition, number: Decimal): CheckedValue | undefined {
  const minimum = field.minimum === undefined ? undefined : parseDecimal(field.minimum);
  const maximum = field.maximum === undefined ? undefined : parseDecimal(field.maximum);
  if (minimum && compareDecimal(number, minimum) < 0) return refuse(`不能小于 ${formatDecimal(minimum)}`);
  if (maximum && compareDecimal(number, maximum) > 0) return refuse(`不能大于 ${formatDecimal(maximum)}`);
  return undefined;
}

/** `12-1`, `12月1日`: the day may well exist. */
const withoutYear = /^\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*$/;

/** Why this is no day that a form takes; the sentence begins with `name` where a field has two days. */
function dayProblem(value: JsonValue | undefined, name: string): string | undefined {
  if (typeof value !== 'string' || value === '') return `请选${name || '一个日期'}`;
  if (withoutYear.test(value)) return `${name}还缺年份，写成 2026-12-01 这样`;
  if (dateValue(value) === null) return `${name}没有这一天，写成 2026-12-01 这样`;
  return value < '1900-01-01' || value > '2199-12-31' ? `${name}要在 1900 年到 2199 年之间` : undefined;
}

function checkDate(value: JsonValue): CheckedValue {
  if (value === '') return accept(null);
  const problem = dayProblem(value, '');
  return problem === undefined ? accept(value) : refuse(problem);
}

function checkDateRange(value: JsonValue): CheckedValue {
  if (!isObject(value) || hasOtherKeys(value, ['from', 'to'])) return refuse('请选开始日期和结束日期');
  const { from, to } = value;
  if (!from && !to) return accept(null);
  const problem = dayProblem(from, '开始日期') ?? dayProblem(to, '结束日期');
  if (problem !== undefined) return refuse(problem);
  // reason: a day without a problem is a text
  const [first, last] = [from as string, to as string];
  return first > last ? refuse('结束日期不能早于开始日期') : accept({ from: first, to: last });
}

const isChoice = (field: FieldDefinition, value: JsonValue): boolean =>
  (field.choices ?? []).some((choice) => choice.value === value);

function checkChoice(field: FieldDefinition, value: JsonValue): CheckedValue {
  if (value === '') return accept(null);
  return isChoice(field, value) ? accept(value) : refuse('请从选项里选');
}

function checkChoices(field: FieldDefinition, value: JsonValue): CheckedValue {
  if (!Array.isArray(value) || !value.every((one) => isChoice(field, one))) return refuse('请从选项里选');
  const chosen = (field.choices ?? []).map((choice) => choice.value).filter((one) => value.includes(one));
  return accept(chosen.length === 0 ? null : chosen);
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasOtherKeys = (value: JsonObject, keys: readonly string[]): boolean =>
  Object.keys(value).some((key) => !keys.includes(key));

/** A name as it is stored; undefined when there is none, or one too long. */
function nameIn(value: JsonValue | undefined, most: number): string | undefined {
  const name = typeof value === 'string' ? oneLine(value) : '';
  return name === '' || name.length > most ? undefined : name;
}

const isId = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && value.length <= 64 && value !== '' && value === oneLine(value);

function checkReference(value: JsonValue): CheckedValue {
  if (!isObject(value) || hasOtherKeys(value, ['id', 'name'])) return refuse('请从名单里选');
  const { id } = value;
  const name = nameIn(value.name, 100);
  return isId(id) && name ? accept({ id, name }) : refuse('请从名单里选');
}

function checkBody(value: JsonValue): CheckedValue {
  if (!isObject(value) || hasOtherKeys(value, ['id', 'title'])) return refuse('正文没有找到');
  const { id } = value;
  const title = nameIn(value.title, 500);
  return isId(id) && title ? accept({ id, title }) : refuse('正文没有找到');
}

const maximumAgencies = 500;
const maximumAttachments = 100;

function checkAgencies(value: JsonValue): CheckedValue {
  if (!Array.isArray(value)) return refuse('请选单位');
  if (value.length > maximumAgencies) return refuse(`最多 ${maximumAgencies} 个单位`);
  const agencies = new Map<string, JsonObject>();
  for (const one of value) {
    const name = isObject(one) && !hasOtherKeys(one, ['id', 'name']) ? nameIn(one.name, 100) : undefined;
    if (!isObject(one) || !name || (one.id !== undefined && !isId(one.id))) return refuse('请选单位');
    if (agencies.has(name)) return refuse(`“${name}”选了两次`);
    agencies.set(name, one.id === undefined ? { name } : { id: one.id, name });
  }
  return accept(agencies.size === 0 ? null : [...agencies.values()]);
}

function checkAttachments(value: JsonValue): CheckedValue {
  if (!Array.isArray(value)) return refuse('请重新上传附件');
  if (value.length > maximumAttachments) return refuse(`附件最多 ${maximumAttachments} 个`);
  const files: JsonObject[] = [];
  for (const one of value) {
    if (!isObject(one) || hasOtherKeys(one, ['fileId', 'name', 'size'])) return refuse('请重新上传附件');
    const name = nameIn(one.name, 255);
    if (!isId(one.fileId) || !name) return refuse('请重新上传附件');
    if (one.size !== undefined && !Number.isSafeInteger(one.size)) return refuse('请重新上传附件');
    files.push({ ...one, name });
  }
  return accept(files.length === 0 ? null : files);
}
