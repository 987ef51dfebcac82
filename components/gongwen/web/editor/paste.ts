import { cleanPastedText, headingLevelsOf, pasteRules } from '@gov/gongwen';
import createDOMPurify from 'dompurify';

const purifier = createDOMPurify(window);

const bodyTag: Readonly<Record<string, string>> = {
  paragraph: 'p',
  heading: 'p',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  hardBreak: 'br',
  bold: 'strong',
  underline: 'u',
  superscript: 'sup',
  subscript: 'sub',
};

/** Lists are walked as well: their items become paragraphs. */
const keptTags = [
  ...Object.keys(pasteRules.nodes),
  ...Object.keys(pasteRules.marks),
  ...pasteRules.unwrap,
  ...pasteRules.listItems,
];

export interface Pasted {
  readonly html: string;
  /** Pictures that were in the paste and are not in it any more: their files stayed on the other computer. */
  readonly lostPictures: number;
}

/** HTML of Word, WPS or a page → only what a body may have, headings recognised by their ordinals. */
export function cleanPastedHtml(html: string): Pasted {
  const lostPictures = html.match(/<img\b/giu)?.length ?? 0;
  const safe = purifier.sanitize(withoutStyles(html), {
    ALLOWED_TAGS: [...keptTags, '#text'],
    ALLOWED_ATTR: [...new Set(Object.values(pasteRules.attributes).flat())],
    // an unknown element (Word marks dates and names with its own) goes, its words stay
    KEEP_CONTENT: true,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  const page = document.implementation.createHTMLDocument('');
  const frame = page.createElement('div');
  for (const block of withHeadings(blocksOf(safe, page), page)) frame.append(block);
  return { html: frame.innerHTML, lostPictures };
}

/**
 * Style sheets, and styles inside tags. The purifier would take them out as well, but only after the browser has parsed
 * them and reported each as a breach of the content security policy; what is left over here still meets the purifier.
 */
const withoutStyles = (html: string): string =>
  html
    .replace(/<style\b[\s\S]*?<\/style\s*>/giu, '')
    .replace(/<[a-z][^>]*>/giu, (tag) => tag.replace(/\s(?:style|on\w+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/giu, ''));

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;
const nameOf = (node: Node): string => node.nodeName.toLowerCase();
const kindOf = (node: Node): string | undefined => pasteRules.nodes[nameOf(node)];
const isBlock = (node: Node): boolean => {
  const kind = kindOf(node);
  return (kind !== undefined && kind !== 'hardBreak') || pasteRules.listItems.includes(nameOf(node));
};
const holdsBlocks = (node: Node): boolean =>
  isBlock(node) || (isElement(node) && [...node.querySelectorAll('*')].some(isBlock));

/** Paragraphs and tables below a node, in their order; loose text between them becomes paragraphs too. */
function blocksOf(parent: Node, page: Document): Element[] {
  const blocks: Element[] = [];
  let loose: Node[] = [];
  const endLoose = (): void => {
    const paragraph = paragraphOf(loose, page);
    if (paragraph) blocks.push(paragraph);
    loose = [];
  };
  for (const node of parent.childNodes) {
    if (!holdsBlocks(node)) {
      loose.push(node);
      continue;
    }
    endLoose();
    if (kindOf(node) === 'table')
      blocks.push(tableOf(node as Element, page)); // reason: only elements have this name
    else if (nameOf(node) === 'ol') blocks.push(...numbered(node, page));
    else blocks.push(...blocksOf(node, page));
  }
  endLoose();
  return blocks;
}

/** The browser numbers the items of a list; in a body the number is part of the text. */
function numbered(list: Node, page: Document): Element[] {
  return [...list.childNodes].filter(isElement).flatMap((item, index) => {
    const blocks = blocksOf(item, page);
    blocks[0]?.prepend(`${index + 1}.`);
    return blocks;
  });
}

function tableOf(table: Element, page: Document): Element {
  const made = page.createElement('table');
  for (const row of table.querySelectorAll('tr')) {
    if (row.closest('table') !== table) continue;
    const madeRow = made.appendChild(page.createElement('tr'));
    for (const cell of row.children) madeRow.append(cellOf(cell, page));
  }
  return made;
}

function cellOf(cell: Element, page: Document): Element {
  const made = page.createElement('td');
  for (const name of pasteRules.attributes[nameOf(cell)] ?? []) {
    const value = cell.getAttribute(name);
    if (value) made.setAttribute(name, value);
  }
  const blocks = blocksOf(cell, page).map((block) => (nameOf(block) === 'table' ? textBlock(block, page) : block));
  made.append(...(blocks.length > 0 ? blocks.map((block) => plain(block, page)) : [page.createElement('p')]));
  return made;
}

const textBlock = (block: Element, page: Document): Element => {
  const paragraph = page.createElement('p');
  paragraph.textContent = block.textContent;
  return paragraph;
};

/** Cells hold paragraphs only. */
function plain(block: Element, page: Document): Element {
  if (nameOf(block) === 'p') return block;
  const paragraph = page.createElement('p');
  paragraph.append(...block.childNodes);
  return paragraph;
}

function paragraphOf(nodes: readonly Node[], page: Document): Element | undefined {
  const paragraph = page.createElement('p');
  for (const node of nodes) appendInline(node, paragraph, page);
  trimStart(paragraph);
  return (paragraph.textContent?.trim() ?? '') === '' ? undefined : paragraph;
}

/** Numbers written by hand and those of a list are judged alike, the items of one list together. */
function withHeadings(blocks: readonly Element[], page: Document): readonly Element[] {
  const texts = blocks.map((block) => (nameOf(block) === 'p' ? (block.textContent?.trim() ?? '') : ''));
  const levels = headingLevelsOf(texts);
  return blocks.map((block, index) => {
    const level = levels[index];
    if (!level) return block;
    const heading = page.createElement(`h${level}`);
    heading.append(...block.childNodes);
    return heading;
  });
}

function appendInline(node: Node, into: Element, page: Document): void {
  if (node.nodeType === Node.TEXT_NODE) {
    into.append(cleanRun(node.nodeValue ?? ''));
    return;
  }
  const kind = kindOf(node) ?? pasteRules.marks[nameOf(node)];
  const tag = kind && bodyTag[kind];
  const place = tag ? into.appendChild(page.createElement(tag)) : into;
  for (const child of node.childNodes) appendInline(child, place, page);
}

/** Word breaks the lines of its HTML anywhere: no text in Chinese, a blank between Latin words. Other blanks stay once. */
const cleanRun = (text: string): string =>
  text
    .replace(/(?<=[A-Za-z,.;])\s*[\r\n]+\s*(?=[A-Za-z])/gu, ' ')
    .replace(/\s*[\r\n]+\s*/gu, '')
    .replace(/[\u200b-\u200f\u2060\ufeff\ue000-\uf8ff]/gu, '')
    .replace(/[ \t\u00a0]+/gu, ' ');

/** The typed indent stands in the first run that has any text; Word puts a blank behind an automatic number. */
function trimStart(paragraph: Element): void {
  const walker = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const run = walker.currentNode;
    run.nodeValue = cleanPastedText(run.nodeValue ?? '');
    if (run.nodeValue !== '') break;
  }
  const first = walker.currentNode;
  const next = walker.nextNode();
  if (next && /[、.．）]$/u.test(first.nodeValue ?? '')) next.nodeValue = (next.nodeValue ?? '').trimStart();
}
