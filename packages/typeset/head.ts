import { secrecyWords, urgencyWords } from '@gov/gongwen';
import type { DocumentDescription } from './document-description.ts';
import { page } from './geometry.ts';
import { array, run } from './typst-text.ts';

/** What stands flush left at the head, top down: secrecy, urgency (cl. 7.2.2, 7.2.3). Public and ordinary are not printed. */
function headMarks(d: DocumentDescription): string {
  const secrecy = d.secrecy && d.secrecy !== 'PUBLIC' ? [secrecyWords[d.secrecy]] : [];
  const urgency = d.urgency && d.urgency !== 'NORMAL' ? [urgencyWords[d.urgency]] : [];
  return array([...secrecy, ...urgency].map(run));
}

/** Size of the mark: as large as the width allows, at most 60 pt; long names are narrowed instead of shrunk further. */
function markSize(characters: number, width: number): { readonly size: number; readonly stretch: number } {
  const pointsPerMm = 72 / 25.4;
  const fitting = (width * pointsPerMm) / Math.max(characters, 1);
  const size = Math.min(60, Math.max(34, fitting));
  return { size: round(size), stretch: round(Math.min(1, fitting / size) * 100) };
}

const round = (value: number): number => Math.round(value * 100) / 100;

function markExpression(d: DocumentDescription, width: number): string {
  const names = d.layout === 'LETTER' ? d.issuerMark.slice(0, 1) : d.issuerMark;
  const word = d.layout === 'ORDINARY' && d.markWithDocumentWord ? '文件' : '';
  const longest = Math.max(...names.map((name) => [...name].length)) + word.length + (names.length > 1 ? 0.5 : 0);
  const { size, stretch } = markSize(longest, width);
  return `issuer-mark(${array(names.map(run))}, ${word ? run(word) : 'none'}, ${size}pt, ${stretch}%)`;
}

export const ordinaryPage = '#set page(foreground: page-number(1))';

/** 版头 of the ordinary format (cl. 7.2): the mark's upper edge 35 mm under the type area's, the red rule 4 mm under the number. */
export function ordinaryHead(d: DocumentDescription): string {
  const names = d.signatoryNames ?? [];
  return `#block(width: 100%, breakable: false, {
  set par(first-line-indent: 0pt)
  place(top + left, stack(spacing: gap, ..${headMarks(d)}.map(mark => hei(mark))))
  stack(
    v(35mm), align(center, ${markExpression(d, 152)}),
    v(2 * pitch), number-line(${run(d.documentNumber ?? '')}, ${array(names.map(run))}),
    v(4mm), line(length: 100%, stroke: 0.5mm + red))
})`;
}

/** Red double rules of 170 mm on the first page: thick over thin 4 mm under the mark, thin over thick 20 mm from the lower edge. */
export function letterPage(d: DocumentDescription): string {
  return `#let mark = ${markExpression(d, 160)}
#let double-rule(thick-first) = {
  let (thick, thin) = (line(length: 170mm, stroke: 0.9mm + red), line(length: 170mm, stroke: 0.3mm + red))
  stack(spacing: 0.9mm, ..if thick-first { (thick, thin) } else { (thin, thick) })
}
#set page(foreground: page-number(2), background: context if here().page() == 1 {
  place(top + center, dy: 30mm, mark)
  place(top + center, dy: 30mm + measure(mark).height + 4mm, double-rule(true))
  place(top + center, dy: ${page.height - 20}mm, double-rule(false))
})`;
}

/** Marks left and number right, 7/8 of a 3号 character under the upper rule (cl. 10.1). */
export function letterHead(d: DocumentDescription): string {
  return `#context block(width: 100%, breakable: false, {
  set par(first-line-indent: 0pt)
  v(30mm + measure(mark).height + 4mm + 0.9mm + 7 / 8 * 16pt - ${page.top}mm)
  grid(columns: (1fr, auto), stack(spacing: gap, ..${headMarks(d)}.map(mark => hei(mark))), ${run(d.documentNumber ?? '')})
})`;
}
