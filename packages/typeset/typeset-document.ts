import { formatDocumentDate } from '@gov/gongwen';
import { bodyStatements } from './body.ts';
import type { DocumentDescription, FontRoles, TypstSource } from './document-description.ts';
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
    bodyStatements(description.body),
    attachmentList(description),
    closing(description),
    ...(description.attachments ?? []).map((attachment, index, all) =>
      attachment.body
        ? `#attachment(${literal(all.length > 1 ? `附件${index + 1}` : '附件')}, ${lines(attachment.titleLines ?? breakTitle(attachment.title))}, [\n${bodyStatements(attachment.body)}\n])`
        : '',
    ),
    imprint(description),
  ];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

const lines = (texts: readonly string[]): string => array(texts.map(run));

function titleAndRecipients(d: DocumentDescription): string {
  const title = `#blank(2)\n#title-lines(${lines(d.titleLines ?? breakTitle(d.title))})\n#blank(1)`;
  return d.mainRecipients ? `${title}\n#flush(${run(`${d.mainRecipients}：`)})` : title;
}

function attachmentList({ attachments = [] }: DocumentDescription): string {
  return attachments.length > 0 ? `#blank(1)\n#attachment-list(${lines(attachments.map((a) => a.title))})` : '';
}

function closing(d: DocumentDescription): string {
  const names = d.signatures ?? [];
  const date = run(d.documentDate ? formatDocumentDate(d.documentDate) : '');
  const form = d.sealing === 'SEALED' ? 'closing-sealed' : 'closing-unsealed';
  const signature = names.length > 0 ? `#${form}(${lines(names)}, ${date})` : '';
  return d.note ? `${signature}\n#para(${run(`（${d.note}）`)})` : signature;
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
