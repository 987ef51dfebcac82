import type { HeadingLevel } from './body-document.ts';
import { headingLength, ordinalOf } from './heading.ts';

/** A numbered paragraph whose first sentence is longer is running text that merely begins with a number. */
const longestHeading = 60;

/**
 * Which lines are headings. A single numbered sentence is an item of the text, no heading; level 1 never runs on into its
 * paragraph. The items of one list below level 1 are all headings or all text, as most of them are.
 */
export function headingLevelsOf(lines: readonly string[]): readonly (HeadingLevel | undefined)[] {
  const inNote = new Set(attachmentNotes(lines).flatMap(({ lines: numbers }) => numbers));
  const levels = lines.map((line, index) => (inNote.has(index) ? undefined : levelAlone(line)));
  for (const { level, items } of listsIn(lines, inNote)) {
    const headings = items.filter((index) => levels[index] !== undefined).length;
    for (const index of items) levels[index] = headings * 2 >= items.length && headings > 0 ? level : undefined;
  }
  return levels;
}

function levelAlone(line: string): HeadingLevel | undefined {
  const level = ordinalOf(line)?.level;
  const length = headingLength(line);
  const runsOn = length < line.length;
  if (!level || length > longestHeading || (runsOn && level === 1)) return undefined;
  return !runsOn && /[。；：]$/u.test(line) ? undefined : level;
}

interface List {
  readonly level: HeadingLevel;
  readonly items: readonly number[];
}

/** Lines of one level whose numbers follow each other; a number of a higher level ends the list. */
function listsIn(lines: readonly string[], passedOver: ReadonlySet<number>): readonly List[] {
  const found: { level: HeadingLevel; items: number[]; last: number }[] = [];
  let open: typeof found = [];
  for (const [index, line] of lines.entries()) {
    const ordinal = passedOver.has(index) ? undefined : ordinalOf(line);
    if (!ordinal) continue;
    const { level, value } = ordinal;
    open = open.filter((list) => list.level <= level);
    if (level === 1) continue;
    const list = open.find((one) => one.level === level && one.last + 1 === value);
    if (list) {
      list.items.push(index);
      list.last = value;
      continue;
    }
    const begun = { level, items: [index], last: value };
    open = [...open.filter((one) => one.level !== level), begun];
    found.push(begun);
  }
  return found;
}

export interface AttachmentNote {
  /** Places of its lines. */
  readonly lines: readonly number[];
  readonly titles: readonly string[];
}

/** 附件说明 written into the text: `附件：1.排查表` and the numbered lines that follow it (GB/T 9704-2012 cl. 7.3.4). */
export function attachmentNotes(lines: readonly string[]): readonly AttachmentNote[] {
  return lines.flatMap((line, first) => {
    const begins = /^附\s*件\s*[：:]\s*(.+)$/su.exec(line.trim());
    if (!begins) return [];
    const titles = itemsIn(begins[1] ?? '');
    const places = [first];
    for (let next = first + 1; ; next += 1) {
      const more = lines[next]?.trim() ?? '';
      if (!numbered.test(more) || Number.parseInt(more, 10) !== titles.length + 1) break;
      titles.push(...itemsIn(more));
      places.push(next);
    }
    return [{ lines: places, titles }];
  });
}

const numbered = /^\d{1,2}[.．、](?!\d)/u;

const itemsIn = (text: string): string[] =>
  text
    .split(/\s+(?=\d{1,2}[.．、](?!\d))/u)
    .map((item) =>
      item
        .replace(numbered, '')
        .replace(/[。；;，,、]+$/u, '')
        .trim(),
    )
    .filter((item) => item !== '');
