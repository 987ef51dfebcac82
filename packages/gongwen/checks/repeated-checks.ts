import type { BodyDocument } from '../body/body-document.ts';
import { type DocumentKind, kindFacts } from '../document-kind.ts';
import { finishedPartsOf } from '../paste/finished-parts.ts';
import type { FinishedPartKind } from '../paste/part.ts';
import type { Finding } from './finding.ts';
import { warn } from './finding.ts';

const printedFrom: Readonly<Record<FinishedPartKind, string>> = {
  head: '版头由系统印出',
  title: '标题由“标题”栏印出',
  mainRecipients: '主送机关由“主送”栏印出',
  attachmentNote: '附件说明按“附件”里的文件自动印出',
  closing: '署名和成文日期由系统印出，日期在签发时写上',
  note: '附注由“公开属性”印出，请示的由“拟稿人”和“联系电话”印出',
  copyRecipients: '抄送机关由“抄送”栏印出',
  imprint: '印发机关和印发日期由系统印出',
};

/** Parts of a finished document that were pasted into the body: the page would print them twice. */
export const checkRepeatedParts = (body: BodyDocument, kind: DocumentKind): readonly Finding[] =>
  finishedPartsOf(body)
    .filter(({ kind: part, text }) => part !== 'note' || text.includes('此件') || kindFacts(kind).printsContact)
    .map(({ kind, blocks: [index = 0] }) =>
      warn(
        'part-repeated',
        { part: 'body', index },
        { sentence: `${printedFrom[kind]}，正文里又写了，会印两遍。请从正文里删去。` },
      ),
    );
