import type { JsonObject, JsonValue } from '@gov/base';

/** The value as it is stored (null = empty), or a Chinese sentence why it is refused. */
export type CheckedValue =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly problem: string };

export const accept = (value: JsonValue): CheckedValue => ({ ok: true, value });
export const refuse = (problem: string): CheckedValue => ({ ok: false, problem });

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const hasOtherKeys = (value: JsonObject, keys: readonly string[]): boolean =>
  Object.keys(value).some((key) => !keys.includes(key));

/** Reading of stored values; another shape counts as empty. */
export const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
export const list = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : []);
export const part = (value: JsonValue | undefined, key: string): JsonValue =>
  isObject(value) && Object.hasOwn(value, key) ? (value[key] ?? null) : null;
