import { formatDocumentDate } from '@gov/gongwen';
import { bodyStatements, bodyWithTail } from './body.ts';
import type { AttachmentDescription, DocumentDescription, FontRoles, TypstSource } from './document-description.ts';
import { letterHead, letterPage, ordinaryHead, ordinaryPage } from './head.ts';
import { library } from './library.ts';
import { breakTitle } from './title-lines.ts';
import { array, literal, run } from './typst-text.ts';

/** The Typst program of an official document: ordinary format (GB/T 9704-2012 cl. 7) or letter format (cl. 10.1). */
export function typesetDocument(description: DocumentDescription, fonts: FontRoles): TypstSource {
  const letter = description.layout === 'LETTER';
  const parts = [
    library(fonts),
    `#set document(title: ${literal(description.title)})`,
    letter ? letterPage(description) : ordinaryPage,
    letter ? letterHead(description) : ordinaryHead(description),
    titleAndRecipients(description),
    tail(description),
    bodyWithTail(description.body),
    ...(description.attachments ?? []).map(attachment),
    imprint(description),
  ];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

const lines = (texts: readonly string[]): string => array(texts.map(run));

function titleAndRecipients(d: DocumentDescription): string {
  const title = `#blank(2)\n#title-lines(${lines(d.titleLines ?? breakTitle(d.title))})\n#blank(1)`;
  return d.mainRecipients ? `${title}\n#flush(${run(`${d.mainRecipients}：`)})` : title;
}

/** 附件说明, 署名, 成文日期, 附注: what closes the text, as the variable that the last paragraph takes along. */
function tail(d: DocumentDescription): string {
  const names = d.signatures ?? [];
  const date = run(d.documentDate ? formatDocumentDate(d.documentDate) : '');
  const attachments = d.attachments ?? [];
  const parts = [
    ...(attachments.length > 0 ? [`blank(1)\n  attachment-list(${lines(attachments.map((a) => a.title))})`] : []),
    ...(names.length > 0 ? [`closing-${d.sealing.toLowerCase()}(${lines(names)}, ${date})`] : []),
    // Under a sealed date a line stays free for the lower part of the seal; the note may stand in it.
    ...(d.note ? [`para(${run(`（${d.note}）`)})`] : d.sealing === 'SEALED' ? ['blank(1)'] : []),
  ];
  return `#let tail = {\n  ${parts.join('\n  ')}\n}`;
}

function attachment(a: AttachmentDescription, index: number, all: readonly AttachmentDescription[]): string {
  if (!a.body) return '';
  const label = all.length > 1 ? `附件${index + 1}` : '附件';
  return `#attachment(${run(label)}, ${lines(a.titleLines ?? breakTitle(a.title))}, [\n${bodyStatements(a.body)}\n])`;
}

/** The letter format has neither rules nor printing body and date in its imprint (cl. 10.1). */
function imprint(d: DocumentDescription): string {
  const copies = d.copyRecipients ? [`imprint-line(${run('抄送：')}, ${run(`${d.copyRecipients}。`)})`] : [];
  const printed = d.layout === 'ORDINARY' && d.printedBy ? [printedLine(d.printedBy, d.printedOn)] : [];
  const rows = [...copies, ...printed];
  return rows.length > 0 ? `#imprint(${d.layout === 'ORDINARY'}, ${array(rows)})` : '';
}

const printedLine = (by: string, on: DocumentDescription['printedOn']): string =>
  `pad(x: 14pt, grid(columns: (1fr, auto), ${run(by)}, ${run(on ? `${formatDocumentDate(on)}印发` : '')}))`;
