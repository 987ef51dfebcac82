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
  if (parsed === undefined || !Value.Check(Pack, parsed)) return reject('applications.pack-unreadable');
  const digest = digestOf(parsed);
  if (digest === undefined) return reject('applications.pack-unreadable');
  return digest === parsed.sha256 ? ok(parsed) : reject('applications.pack-changed');
}

/** Undefined for what has no canonical form: nested too deeply, half a character, a number that is not exact. */
function digestOf(pack: Pack): string | undefined {
  try {
    return packDigest(pack);
  } catch {
    return undefined;
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
