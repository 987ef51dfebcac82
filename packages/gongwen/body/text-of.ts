import type { BodyBlock, BodyDocument, BodyInline } from './body-document.ts';

/** Text of inline content; a line break inside a paragraph is `\n`. */
export const inlineText = (content: readonly BodyInline[] | undefined): string =>
  (content ?? []).map((node) => (node.type === 'text' ? node.text : '\n')).join('');

function blockText(block: BodyBlock): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return inlineText(block.content);
    case 'table':
      return block.content
        .map((row) => row.content.map((cell) => cell.content.map((p) => inlineText(p.content)).join('\n')).join('\t'))
        .join('\n');
    case 'image':
      return block.attrs.alt ?? '';
  }
}

/** Plain text for search, comparison and the old-browser view: a line per paragraph, cells divided by tabs. */
export const textOf = (body: BodyDocument): string => body.content.map(blockText).join('\n');

/** Length as people count 字数: without white space. */
export const lengthOf = (body: BodyDocument): number => [...textOf(body).replace(/\s/gu, '')].length;

/** The first words of a text, its paragraphs in one line; `…` where it goes on. Empty for an empty text. */
export function beginningOf(body: BodyDocument, length = 160): string {
  const words = [...textOf(body).replace(/\s+/gu, ' ').trim()];
  return words.length > length ? `${words.slice(0, length).join('')}…` : words.join('');
}
