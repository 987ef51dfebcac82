import type { BodyBlock, BodyDocument } from '../body/body-document.ts';
import { attachmentNotes } from '../body/heading-levels.ts';
import { inlineText } from '../body/text-of.ts';
import { closingOf } from './closing-parts.ts';
import { openingOf } from './opening-parts.ts';
import { type FinishedPart, type Line, partOf } from './part.ts';

/** The parts of a finished document that stand in a body, in the order of the page. */
export function finishedPartsOf(body: BodyDocument): readonly FinishedPart[] {
  const lines = body.content.flatMap((block, index) => {
    const text = lineOf(block);
    return text === '' ? [] : [{ index, text }];
  });
  const opening = openingOf(lines.slice(0, 10));
  const closing = closingOf(lines.slice(opening.flatMap(({ blocks }) => blocks).length));
  return [...opening, ...noteOfAttachments(lines, closing), ...closing];
}

/** A body without some parts; never without any block. */
export function withoutParts(body: BodyDocument, parts: readonly FinishedPart[]): BodyDocument {
  const gone = new Set(parts.flatMap(({ blocks }) => blocks));
  const content = body.content.filter((_, index) => !gone.has(index));
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

/** Whether a paste is more than text: then it is worth asking what goes where. */
export const looksFinished = (parts: readonly FinishedPart[]): boolean =>
  parts.some(({ kind }) => kind === 'title' || kind === 'closing') && parts.length > 1;

const unlike = '\u0000';

const lineOf = (block: BodyBlock): string =>
  block.type === 'heading' || block.type === 'paragraph' ? inlineText(block.content).trim() : unlike;

/** The 附件说明 that stands last before signature and date; one further up belongs to the text. */
function noteOfAttachments(lines: readonly Line[], closing: readonly FinishedPart[]): readonly FinishedPart[] {
  const end = closing[0]?.blocks[0] ?? Number.POSITIVE_INFINITY;
  const before = lines.filter(({ index }) => index < end);
  const note = attachmentNotes(before.map(({ text }) => text)).at(-1);
  if (!note || note.lines.at(-1) !== before.length - 1) return [];
  const taken = note.lines.flatMap((place) => before[place] ?? []);
  return [partOf('attachmentNote', taken, note.titles)];
}
