import type { JsonObject, JsonValue } from '@gov/base';
import { textOfUtf8, utf8 } from './utf8.ts';

/** Deeper values are refused, so that a hostile message cannot exhaust the stack. */
const maximumDepth = 32;

/**
 * The one text form of a JSON value by RFC 8785: members sorted by UTF-16 code units, no white space, numbers as
 * ECMAScript writes them. Throws on what has no exact form everywhere: a number that is not finite or is a whole
 * number beyond 2^53, a member without value, too deep a nesting.
 */
export const canonicalJson = (value: JsonValue): string => write(value, 0);

/** UTF-8 of the canonical text: the bytes that are hashed and signed. */
export const canonicalBytes = (value: JsonValue): Uint8Array => utf8(canonicalJson(value));

function write(value: JsonValue | undefined, depth: number): string {
  if (depth > maximumDepth) throw new Error('nested too deeply for canonical JSON');
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'string') return writeText(value);
  if (typeof value === 'number') return writeNumber(value);
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => write(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object') return writeObject(value as JsonObject, depth); // reason: isArray does not narrow readonly arrays away
  throw new Error(`${typeof value} has no JSON form`);
}

/** A lone surrogate has no UTF-8 form and is refused (RFC 8785 clause 3.2.2.2). */
function writeText(value: string): string {
  if (!value.isWellFormed()) throw new Error('a lone surrogate has no canonical form');
  return JSON.stringify(value);
}

/** Names come again row after row; values do not. */
const writtenNames = new Map<string, string>();

function writeName(name: string): string {
  const known = writtenNames.get(name);
  if (known !== undefined) return known;
  const written = writeText(name);
  if (writtenNames.size < 1000) writtenNames.set(name, written);
  return written;
}

function writeNumber(value: number): string {
  const exact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  if (!exact) throw new Error(`${value} has no exact JSON form`);
  return JSON.stringify(value);
}

function writeObject(value: JsonObject, depth: number): string {
  // Array.prototype.sort compares UTF-16 code units, which is the order of RFC 8785 clause 3.2.3.
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${writeName(name)}:${write(value[name], depth + 1)}`).join(',')}}`;
}

/**
 * The value of canonical bytes; undefined when they are not JSON or not in canonical form. Doubled members, other
 * orders and other spellings are refused this way, so one value has exactly one accepted byte form.
 */
export function parseCanonical(bytes: Uint8Array): JsonValue | undefined {
  const text = textOfUtf8(bytes);
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as JsonValue; // reason: JSON.parse answers a JSON value
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
