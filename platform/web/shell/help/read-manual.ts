/** The little Markdown that the manuals in docs/guides are written in, as plain data; what is not known stays text. */

export type Inline =
  | { readonly kind: 'text' | 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'picture'; readonly words: string; readonly file: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string; readonly id: string }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  /** Lines to be copied as they stand, between two ```. */
  | { readonly kind: 'lines'; readonly text: string }
  | { readonly kind: 'list'; readonly first?: number; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'table'; readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] };

type Cell = readonly Inline[];

/** A heading of the second level with everything below it; the title of the manual stands in the first one. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

const fence = '```';
const listMark = /^(?:[-*]|(\d+)\.)\s+/;

/** Blocks of a text: lines of a paragraph are joined as Chinese is, without a space between two characters. */
export function readBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const lines of groupsOf(text.split('\n'))) {
    const [first = ''] = lines;
    const former = blocks.at(-1);
    if (first.startsWith(fence)) blocks.push({ kind: 'lines', text: lines.slice(1, -1).join('\n') });
    else if (first.startsWith('#')) blocks.push(headingOf(first));
    else if (first.startsWith('|')) blocks.push(tableOf(lines));
    else if (!listMark.test(first)) blocks.push({ kind: 'paragraph', content: inlinesOf(joined(lines)) });
    // An ordered list goes on behind the pictures and blank lines of its items.
    else if (former?.kind === 'list' && Number(listMark.exec(first)?.[1] ?? 1) > 1)
      blocks.splice(-1, 1, { ...former, items: [...former.items, ...itemsOf(lines)] });
    else blocks.push(listOf(lines));
  }
  return blocks;
}

export function readManual(text: string): readonly Section[] {
  const sections: { id: string; heading: string; blocks: Block[] }[] = [];
  for (const block of readBlocks(text)) {
    if (block.kind === 'heading' && block.level <= 2)
      sections.push({ id: block.id, heading: block.text, blocks: [block] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

/** A manual under the name by which people ask for it: what stands before the colon of its title. */
export interface Manual {
  readonly name: string;
  readonly sections: readonly Section[];
}

export function openManual(text: string): Manual {
  const sections = readManual(text);
  const [name = ''] = (sections[0]?.heading ?? '').split('：');
  return { name, sections };
}

const ofAdministrators = '管理员手册';

/** The manual somebody asked for; else the one of his own work: who handles no matters is an administrator. */
export function chosenManual(
  manuals: readonly Manual[],
  asked: string | null,
  handlesMatters: boolean,
): Manual | undefined {
  const own = manuals.find(({ name }) => (name === ofAdministrators) !== handlesMatters);
  return manuals.find(({ name }) => name === asked) ?? own ?? manuals[0];
}

/** Sections whose heading has the words; where none has, those that speak of them. */
export function findSections(sections: readonly Section[], typed: string): readonly Section[] {
  const words = typed.trim();
  const byHeading = sections.filter((section) => section.heading.includes(words));
  return byHeading.length > 0
    ? byHeading
    : sections.filter((section) => JSON.stringify(section.blocks).includes(words));
}

/** Lines that belong together: between two fences; else up to a blank line; a heading alone; a list with what is indented below it. */
function groupsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [[]];
  let fenced = false;
  for (const line of lines) {
    const group = groups.at(-1) ?? [];
    if (line.startsWith(fence) || fenced) {
      if (fenced) group.push(line);
      else groups.push([line]);
      if (line.startsWith(fence)) fenced = !fenced;
      if (!fenced) groups.push([]);
      continue;
    }
    const inList = listMark.test(group[0] ?? '');
    const indented = /^\s+\S/.test(line);
    if (line.trim() === '') groups.push([]);
    else if (line.startsWith('#') || (inList && !indented && !listMark.test(line))) groups.push([line]);
    else if (group.length === 1 && group[0]?.startsWith('#')) groups.push([line]);
    else if (group.length > 0 && !inList && listMark.test(line)) groups.push([line]);
    else group.push(line);
  }
  return groups.filter((group) => group.length > 0);
}

function headingOf(line: string): Block {
  const text = line.replace(/^#+\s*/, '');
  return { kind: 'heading', level: line.length - line.replace(/^#+/, '').length, text, id: text.replace(/\s+/g, '-') };
}

function listOf(lines: readonly string[]): Block {
  const number = listMark.exec(lines[0] ?? '')?.[1];
  return { kind: 'list', ...(number ? { first: Number(number) } : {}), items: itemsOf(lines) };
}

function itemsOf(lines: readonly string[]): readonly (readonly Block[])[] {
  const items: string[][] = [];
  for (const line of lines) {
    if (listMark.test(line)) items.push([line.replace(listMark, '')]);
    else items.at(-1)?.push(line.trim());
  }
  return items.map((item) => readBlocks(item.join('\n')));
}

function tableOf(lines: readonly string[]): Block {
  const cells = (line: string): readonly Cell[] =>
    line
      .trim()
      .slice(1, -1)
      .split('|')
      .map((cell) => inlinesOf(cell.trim()));
  const [head = '', , ...rows] = lines;
  return { kind: 'table', head: cells(head), rows: rows.map(cells) };
}

const joined = (lines: readonly string[]): string =>
  lines.map((line) => line.trim()).reduce((text, line) => text + (needsSpace(text, line) ? ' ' : '') + line, '');

const needsSpace = (before: string, after: string): boolean =>
  /[\x21-\x7e]$/.test(before) && /^[\x21-\x7e]/.test(after);

const marks = /!\[([^\]]*)\]\(([^)]+)\)|\*\*([^*]+)\*\*|`([^`]+)`/g;

function inlinesOf(text: string): readonly Inline[] {
  const found: Inline[] = [];
  let place = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index > place) found.push({ kind: 'text', text: text.slice(place, match.index) });
    found.push(inlineOf(match));
    place = match.index + match[0].length;
  }
  if (place < text.length) found.push({ kind: 'text', text: text.slice(place) });
  return found;
}

function inlineOf([, words = '', file, strong, code]: RegExpMatchArray): Inline {
  if (file !== undefined) return { kind: 'picture', words, file };
  return strong === undefined ? { kind: 'code', text: code ?? '' } : { kind: 'strong', text: strong };
}
