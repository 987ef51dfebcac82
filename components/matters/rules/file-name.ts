import { withoutHiddenSigns } from '@gov/base';

/** Endings that a double click would run on somebody's machine, whatever the file holds. */
const programs = new Set(
  'exe com scr pif bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta msi msp msc jar lnk url reg cpl dll sh bash desktop appimage app'.split(
    ' ',
  ),
);

/** Is this the name of a program or a script, not of a document? */
export const isProgramName = (name: string): boolean =>
  /[^.]\.([^.]+)$/.test(name) && programs.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase());

/**
 * A file name as it is kept and offered for saving: no path, no control characters or direction marks (which
 * disguise endings), no signs that Windows cannot store, at most 255 characters with the ending kept.
 */
export function cleanFileName(written: string): string {
  const last = written.split(/[/\\]/).at(-1) ?? '';
  const clean = withoutHiddenSigns(last)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .replace(/[:*?"<>|]/g, '_')
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '')
    .trim();
  if (clean === '') return '未命名';
  if (clean.length <= 255) return clean;
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= 20 ? clean.slice(dot) : '';
  return clean.slice(0, 255 - ending.length) + ending;
}
