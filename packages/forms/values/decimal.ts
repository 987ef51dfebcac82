import { compareDecimal, type Decimal, formatDecimal, type JsonObject, type JsonValue, parseDecimal } from '@gov/base';
import type { FieldDefinition } from '../template.ts';
import { accept, type CheckedValue, refuse } from './checked.ts';

/** What a formula may yield. */
export const decimalSchema: JsonObject = { type: 'string', pattern: '^-?[0-9]{1,30}(\\.[0-9]{1,12})?$' };

/** What may be filled in, with at most so many digits after the point. */
export const typedDecimalSchema = (most: number): JsonObject => ({
  type: 'string',
  maxLength: 30,
  pattern: most === 0 ? '^-?[0-9]+$' : `^-?[0-9]+(\\.[0-9]{1,${most}})?$`,
});

const fullWidth = /[０-９．－]/g;
const toHalfWidth = (character: string): string => String.fromCharCode(character.charCodeAt(0) - 0xfee0);

/** A decimal text with at most so many digits after the point, in its shortest form. */
export function checkDecimal(field: FieldDefinition, value: JsonValue, most: number): CheckedValue {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string') return refuse('请填数字');
  const plain = text.trim().replace(fullWidth, toHalfWidth).replace(/,/g, '');
  if (plain === '') return accept(null);
  const number = parseDecimal(plain);
  if (!number || plain.length > 30) return refuse('请填数字，例如 12.5');
  const shortest = formatDecimal(number);
  const decimals = shortest.split('.')[1]?.length ?? 0;
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

/** Two places and a comma every three digits: 1,234.50. */
export function groupedAmount(value: string): string {
  const [whole = '', fraction = ''] = value.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`;
}
