/**
 * Exact decimal numbers for money and quotas: an integer `units` scaled by 10^-scale.
 * No binary floating point, so 0.1 + 0.2 is 0.3.
 */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const decimalPattern = /^([+-]?)(\d+)(?:\.(\d+))?$/;
const maximumDigits = 40;

/** Parses `-12.50`; undefined for anything else or for more than 40 digits. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = decimalPattern.exec(text.trim());
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole.length + fraction.length > maximumDigits) return undefined;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

const atScale = (d: Decimal, scale: number): bigint => d.units * 10n ** BigInt(scale - d.scale);

export function addDecimal(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: atScale(a, scale) + atScale(b, scale), scale };
}

export const negateDecimal = (a: Decimal): Decimal => ({ units: -a.units, scale: a.scale });

export const multiplyDecimal = (a: Decimal, b: Decimal): Decimal => ({
  units: a.units * b.units,
  scale: a.scale + b.scale,
});

/** Quotient rounded half up to `scale` digits; undefined when dividing by zero. */
export function divideDecimal(a: Decimal, b: Decimal, scale = 12): Decimal | undefined {
  if (b.units === 0n) return undefined;
  const numerator = a.units * 10n ** BigInt(scale + b.scale + 1);
  const denominator = b.units * 10n ** BigInt(a.scale);
  const raw = numerator / denominator;
  const rounded = raw < 0n ? (raw - 5n) / 10n : (raw + 5n) / 10n;
  return { units: rounded, scale };
}

/** Negative, zero or positive, as `Array.prototype.sort` wants it. */
export function compareDecimal(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const left = atScale(a, scale);
  const right = atScale(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Shortest form without trailing zeros after the point: `12.5`, `-3`, `0`. */
export function formatDecimal(d: Decimal): string {
  const negative = d.units < 0n;
  const digits = (negative ? -d.units : d.units).toString().padStart(d.scale + 1, '0');
  const whole = digits.slice(0, digits.length - d.scale);
  const fraction = digits.slice(digits.length - d.scale).replace(/0+$/, '');
  return `${negative && d.units !== 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}
