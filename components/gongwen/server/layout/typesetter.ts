import { fileURLToPath } from 'node:url';
import { createTypesetter, type Typesetter } from '#platform/server/typesetting/typesetting.ts';

const fontsDirectory = fileURLToPath(new URL('../../../../fonts', import.meta.url));
let typesetter: Typesetter | undefined;

/** One per process, opened by the first document that needs it; its thread does not keep the process alive. */
export function openTypesetter(): Typesetter {
  typesetter ??= createTypesetter(fontsDirectory);
  return typesetter;
}
