import { fileURLToPath } from 'node:url';
import type { Instant } from '@gov/base';
import { createTypesetter, type Typesetter } from './typesetting.ts';

const fontsDirectory = fileURLToPath(new URL('../../../fonts', import.meta.url));
let typesetter: Typesetter | undefined;

/** One per process, opened by the first document that needs it; its thread does not keep the process alive. */
export function openTypesetter(): Typesetter {
  typesetter ??= createTypesetter(fontsDirectory);
  return typesetter;
}

let warmed = false;

/**
 * Starts the thread ahead: reading the fonts takes seconds, which the first numbering or preview must not spend
 * inside its transaction. Once per process; a failure shows when the first document is laid out.
 */
export function warmTypesetter(now: Instant): void {
  if (warmed) return;
  warmed = true;
  openTypesetter()
    .pages('', { createdAt: now })
    .catch(() => undefined);
}
