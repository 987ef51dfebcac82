import { parseDocumentDate } from '../document-date.ts';
import type { DocumentKind, NumberStyle } from '../document-kind.ts';
import { kindFacts, kindOfTitle } from '../document-kind.ts';
import { mendDocumentNumber, styleOfNumber } from '../document-number.ts';
import type { Finding } from './finding.ts';
import { block, inform, warn } from './finding.ts';

/** 标题 = 发文机关 + 关于…的 + 文种, without a closing mark (条例 Art. 9 item 7; GB/T 9704-2012 cl. 7.3.1). */
export function checkTitle(title: string, kind: DocumentKind): readonly Finding[] {
  const place = { part: 'title' } as const;
  const words = kindFacts(kind).words;
  if (title.trim() === '') return [block('title-missing', place, { sentence: '标题没有填写，或填的还没有存上。' })];
  const findings: Finding[] = [];
  if (/[。；，、！？.,;!?]$/u.test(title))
    findings.push(
      block('title-punctuation', place, {
        sentence: '标题末尾不用标点符号。',
        fix: title.replace(/[。；，、！？.,;!?]+$/u, ''),
      }),
    );
  const found = kindOfTitle(title.replace(/[。；，、！？.,;!?]+$/u, ''));
  if (!found)
    findings.push(block('title-without-kind', place, { sentence: `标题应以文种结尾，本文的文种是“${words}”。` }));
  else if (found !== kind)
    findings.push(
      block('title-other-kind', place, {
        sentence: `标题的文种是“${kindFacts(found).words}”，登记的文种是“${words}”，二者应当一致。`,
      }),
    );
  if (!/关于.+的/u.test(title) && kindFacts(kind).mainRecipients !== 'NONE')
    findings.push(warn('title-without-matter', place, { sentence: '标题中应有“关于……的”，写明事由。' }));
  if (/(特提|特急|加急|平急|紧急)/u.test(title) && !/紧急(状态|情况|预案|救援|避险|避难)/u.test(title))
    findings.push(inform('title-urgency', place, { sentence: '紧急程度标注在版头，一般不写进标题。' }));
  return findings;
}

const numberForms: Readonly<Record<NumberStyle, string>> = {
  YEARLY: '发文字号由机关代字、用六角括号〔〕括起的四位年份和不编虚位的顺序号组成，如“江建发〔2026〕86号”。',
  SERIAL: '命令（令）按任期编顺序号，不写机关代字和年份，如“第86号”。',
  ISSUE: '纪要按期编号，如“第86期”。',
  NONE: '这个文种不编发文字号。',
};

/**
 * The number as its kind prints it (GB/T 9704-2012 cl. 7.2.5, 10.2, 10.3). A number is taken by the system and stays with its
 * document: one written in the form of another kind (the kind was changed afterwards) is no reason to stop.
 */
export function checkNumber(documentNumber: string, kind: DocumentKind): readonly Finding[] {
  const { numberStyle } = kindFacts(kind);
  const place = { part: 'documentNumber' } as const;
  const written = styleOfNumber(documentNumber);
  if (written === numberStyle) return [];
  const sentence = numberForms[numberStyle];
  if (written) return [warn('number-other-kind', place, { sentence })];
  const fix = numberStyle === 'YEARLY' ? mendDocumentNumber(documentNumber) : undefined;
  return [block('number-form', place, { sentence, ...(fix ? { fix } : {}) })];
}

export function checkDate(text: string): readonly Finding[] {
  if (parseDocumentDate(text)) return [];
  const match = /^(\d{4})[-年./](0?[1-9]|1[0-2])[-月./](0?[1-9]|[12]\d|3[01])日?$/u.exec(text.trim());
  const fix = match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : undefined;
  return [
    block(
      'date-form',
      { part: 'documentDate' },
      {
        sentence: '成文日期用阿拉伯数字写全年、月、日，月、日不编虚位，如“2026年11月24日”，且应是真实存在的日期。',
        ...(fix && parseDocumentDate(fix) ? { fix } : {}),
      },
    ),
  ];
}

/** 主送机关: which kinds have one, which have exactly one (条例 Art. 15). */
export function checkMainRecipients(recipients: readonly string[], kind: DocumentKind): readonly Finding[] {
  const place = { part: 'mainRecipients' } as const;
  const { mainRecipients, words } = kindFacts(kind);
  if (mainRecipients === 'NONE')
    return recipients.length > 0
      ? [warn('recipient-not-usual', place, { sentence: `${words}一般不标注主送机关。` })]
      : [];
  if (recipients.length === 0) return [block('recipient-missing', place, { sentence: `${words}应当标注主送机关。` })];
  const several = mainRecipients === 'ONE' && (recipients.length > 1 || /[，、,]/u.test(recipients[0] ?? ''));
  const findings: Finding[] = several ? [severalRecipients(kind, words)] : [];
  return [...findings, ...recipients.flatMap((name, index) => checkRecipientName(name, index, 'mainRecipients'))];
}

function severalRecipients(kind: DocumentKind, words: string): Finding {
  const sentence = `${words}原则上只主送一个机关，需要同时送其他机关的，用抄送形式。`;
  return (kind === 'REQUEST' ? block : warn)('recipient-several', { part: 'mainRecipients' }, { sentence });
}

/** Names are kept without closing marks: the layout prints ： behind the last main recipient and 。 behind the copies. */
export function checkRecipientName(
  name: string,
  index: number,
  part: 'mainRecipients' | 'copyRecipients',
): readonly Finding[] {
  const place = { part, index };
  const fix = name
    .replace(/,/gu, '，')
    .replace(/[：:。；;，、.\s]+$/u, '')
    .trim();
  if (fix === name) return [];
  const mark = part === 'mainRecipients' ? '全角冒号' : '句号';
  return [
    block('recipient-punctuation', place, {
      sentence: `机关名称之间用全角顿号或逗号，末尾不另加标点（排版时自动加${mark}）。`,
      fix,
    }),
  ];
}

/** Where a name stands in 主送 or 抄送. */
export interface WrittenRecipient {
  readonly part: 'mainRecipients' | 'copyRecipients';
  readonly index: number;
  readonly name: string;
}

/** 各科室 is meant so; who meant an agency hears in time that it would get nothing. */
export const notDelivered = ({ part, index, name }: WrittenRecipient): Finding =>
  inform(
    'recipient-by-hand',
    { part, index },
    { sentence: `“${name}”是手写的，不在单位名录里：印在文件上，不会送达。要送达请从名录里选。` },
  );

export function checkSignatory(names: readonly string[], kind: DocumentKind, upward: boolean): readonly Finding[] {
  if (names.length > 0 || !(kindFacts(kind).printsSignatory || upward)) return [];
  return [block('signatory-missing', { part: 'signatory' }, { sentence: '上行文应当标注签发人姓名。' })];
}

export function checkContact(note: string | undefined, kind: DocumentKind): readonly Finding[] {
  if (note !== undefined || !kindFacts(kind).printsContact) return [];
  const { words } = kindFacts(kind);
  const sentence = `${words}的附注要注明联系人和电话。请填写“联系电话”，联系人印拟稿人。`;
  return [warn('contact-missing', { part: 'note' }, { sentence })];
}

/** 附件说明: `附件：1.×××` – number and no closing mark are set by the layout (GB/T 9704-2012 cl. 7.3.4). */
export function checkAttachments(titles: readonly string[], body: string): readonly Finding[] {
  const findings = titles.flatMap((title, index) => checkAttachmentTitle(title, index));
  const mentioned = [...body.matchAll(/附件(\d{1,2})/gu)].map((match) => Number(match[1]));
  const missing = mentioned.find((n) => n > titles.length);
  if (missing !== undefined)
    findings.push(
      block(
        'attachment-missing',
        { part: 'attachments' },
        {
          sentence: `正文提到附件${missing}，附件说明只有${titles.length}个附件。`,
        },
      ),
    );
  return findings;
}

function checkAttachmentTitle(title: string, index: number): Finding[] {
  const fix = title
    .replace(/^\s*附件\s*\d*\s*[：:、.．]?\s*/u, '')
    .replace(/^\d{1,2}[.．、]\s*(?!\d)/u, '')
    .replace(/[。；;，,、.]+\s*$/u, '')
    .trim();
  if (fix === title) return [];
  return [
    block(
      'attachment-title',
      { part: 'attachments', index },
      {
        sentence: '附件名称前的序号由系统编排，名称后不加标点符号。',
        fix,
      },
    ),
  ];
}
