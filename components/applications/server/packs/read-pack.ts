import { createHash } from 'node:crypto';
import { type JsonObject, ok, type Result, reject } from '@gov/base';
import { canonicalBytes } from '@gov/ledger';
import { Value } from 'typebox/value';
import { Pack } from '../../contract.ts';

/** The digest a template carries: of everything but itself, keys in order. */
export function packDigest(pack: Omit<Pack, 'sha256'>): string {
  const { sha256: _own, ...content } = pack as Pack; // reason: with or without it, the rest is what counts
  const plain = JSON.parse(JSON.stringify(content)) as JsonObject; // reason: what has no value is not written either
  return createHash('sha256').update(canonicalBytes(plain)).digest('hex');
}

/** A template file that somebody brings. Rejections `applications.pack-unreadable`, `applications.pack-changed`. */
export function readPack(text: string): Result<Pack> {
  const parsed = parsedJson(text);
  if (parsed === undefined || !Value.Check(Pack, parsed) || !looksLikeForm(parsed.form))
    return reject('applications.pack-unreadable');
  return packDigest(parsed) === parsed.sha256 ? ok(parsed) : reject('applications.pack-changed');
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Enough for `compileForm` to say what else is wrong. */
function looksLikeForm(form: unknown): boolean {
  if (typeof form !== 'object' || form === null) return false;
  const { name, document, fields, opinionBlocks } = form as Record<string, unknown>; // reason: an object, as looked
  const named = (one: unknown): boolean => {
    if (typeof one !== 'object' || one === null) return false;
    const { key, label } = one as Record<string, unknown>; // reason: the same
    return typeof key === 'string' && typeof label === 'string';
  };
  return (
    typeof name === 'string' &&
    isNode(document, 0) &&
    Array.isArray(fields) &&
    fields.every(named) &&
    Array.isArray(opinionBlocks) &&
    opinionBlocks.every(named)
  );
}

const deepest = 20;

function isNode(node: unknown, depth: number): boolean {
  if (typeof node !== 'object' || node === null || depth > deepest) return false;
  const { type, content, text } = node as Record<string, unknown>; // reason: an object, as looked
  if (typeof type !== 'string' || (text !== undefined && typeof text !== 'string')) return false;
  return content === undefined || (Array.isArray(content) && content.every((child) => isNode(child, depth + 1)));
}
