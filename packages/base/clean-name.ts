import { withoutHiddenSigns } from './hidden-signs.ts';

/**
 * A name of a person, section, post or agency, or a title, as it is stored: one form of each character, no signs nobody
 * sees, no blanks around or doubled inside; never longer than typed. What looks alike is alike.
 */
export function cleanName(typed: string): string {
  const written = withoutHiddenSigns(typed).trim().replaceAll(/\s+/g, ' ');
  const composed = written.normalize('NFC');
  // A few characters only come apart: sixty of them would be more than the column takes.
  return composed.length > written.length ? written : composed;
}
