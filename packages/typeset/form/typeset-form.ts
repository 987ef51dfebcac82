import type { RenderSheet, RenderTree } from '@gov/forms';
import type { MissingIn } from '@gov/gongwen';
import type { FontRoles, TypstSource } from '../document-description.ts';
import { literal, run } from '../typst-text.ts';
import { withGaps } from '../with-gaps.ts';
import { blockExpression } from './form-blocks.ts';
import type { FormPictures } from './form-fields.ts';
import { formLibrary, pageSize } from './form-library.ts';
import { words } from './form-text.ts';

export interface FormPrint {
  /** What this reader sees: what is hidden from him is not in it. */
  readonly tree: RenderTree;
  /** Of the file, where a reader of PDFs shows it. */
  readonly title: string;
  /** At the foot of every page: who printed it when. */
  readonly foot: string;
  readonly pictures: FormPictures;
  readonly fonts: FontRoles;
  /** Characters no face has: 〓 stands in their place, and a line below the form says which. */
  readonly missingIn: MissingIn;
}

/** The Typst program of a filled form as it is read on the screen: same words, cells, shares of the width and order. */
export function typesetForm({ tree, title, foot, pictures, fonts, missingIn }: FormPrint): TypstSource {
  let landscape = tree.landscape === true;
  const missing = missingIn([title, foot, JSON.stringify(tree.blocks)].join(''));
  const shown = withGaps({ tree: { name: tree.name, blocks: tree.blocks }, title, foot }, missingIn);
  const several = shown.tree.blocks.some(({ kind }) => kind === 'sheet');
  const blocks = shown.tree.blocks.flatMap((block, at) => {
    if (block.kind !== 'sheet') return blockExpression(block, { pictures, landscape }) ?? [];
    landscape = block.landscape === true;
    return sheetBegins(block, at);
  });
  const gaps = missing.length === 0 ? [] : [`#v(6pt)\n#small(${words(gapWords(missing))})`];
  return [
    formLibrary(fonts),
    `#set page(${pageSize(!several && tree.landscape === true)})`,
    `#set document(title: ${literal(shown.title)})`,
    `#set page(header: ${several ? headerOfSheets : header(shown.tree.name)}, footer: ${footer(shown.foot)})`,
    ...blocks.map((block) => `#${block}`),
    ...gaps,
    '',
  ].join('\n');
}

const header = (name: string): string => `context if here().page() > 1 { small(${run(`${name}（续）`)}) }`;

/** On a page that a sheet goes on over: the name of that sheet. */
const headerOfSheets = `context if query(<sheet>).all(one => one.location().page() != here().page()) { small(state("sheet", []).get()) }`;

/** 套表: each form begins on a page of its own. */
const sheetBegins = ({ name, landscape }: RenderSheet, at: number): readonly string[] => [
  ...(at > 0 ? ['pagebreak(weak: true)'] : []),
  `set page(${pageSize(landscape === true)})`,
  `[#metadata(none)<sheet>#state("sheet", []).update(${run(`${name}（续）`)})]`,
];

const footer = (foot: string): string =>
  `context grid(columns: (1fr, auto), column-gutter: 12pt, small(${words(foot)}), small("第 " + str(here().page()) + " 页，共 " + str(counter(page).final().first()) + " 页"))`;

const gapWords = (missing: readonly string[]): string =>
  `注：这里印成“〓”的，字库里没有（${missing.map(codeOf).join('、')}）。`;

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
