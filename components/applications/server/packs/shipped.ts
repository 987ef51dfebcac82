import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../../contract.ts';

const folder = join(import.meta.dirname, '../../packs');

let read: ReadonlyMap<string, Pack> | undefined;

/** Templates that come with the product, by the name of their file; read once. */
export function shippedPacks(): ReadonlyMap<string, Pack> {
  read ??= new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name): [string, Pack] => [
        name.slice(0, -'.json'.length),
        JSON.parse(readFileSync(join(folder, name), 'utf8')) as Pack, // reason: our own file; the test installs each
      ]),
  );
  return read;
}
