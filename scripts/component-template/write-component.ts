import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ComponentNames, namesFor } from './names.ts';
import { serverFiles } from './server-files.ts';
import { webFiles } from './web-files.ts';

/** Writes the folder of a new component; returns its names, or the sentence that says why it was not written. */
export function writeComponent(root: string, id: string, words: string): ComponentNames | string {
  const names = namesFor(id, words);
  if (typeof names === 'string') return names;
  const folder = join(root, 'components', id);
  if (existsSync(folder)) return `components/${id} exists already; nothing was written`;
  for (const [path, text] of Object.entries({ ...serverFiles(names), ...webFiles(names) })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return names;
}
