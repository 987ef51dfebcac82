import type { BodyDocument } from '../body/body-document.ts';
import { textOf } from '../body/text-of.ts';
import { type DocumentKind, kindFacts } from '../document-kind.ts';
import { checkBodyPresent, checkHeadingOrdinals, checkLevels, checkPunctuation } from './body-checks.ts';
import { checkCharacters, type MissingIn, type PrintedText, printedBody } from './character-checks.ts';
import { type Finding, inform, type Place, warn } from './finding.ts';
import {
  checkAttachments,
  checkContact,
  checkDate,
  checkMainRecipients,
  checkNumber,
  checkRecipientName,
  checkSignatory,
  checkTitle,
  notDelivered,
  type WrittenRecipient,
} from './header-checks.ts';
import { checkRepeatedParts } from './repeated-checks.ts';

/** A document as far as it is written. Number and date are absent until the process sets them. */
export interface CheckedDocument {
  readonly kind: DocumentKind;
  /** False = nobody has chosen it yet; `kind` is then a guess that says nothing of title and receivers. */
  readonly kindChosen?: boolean;
  readonly title: string;
  readonly mainRecipients: readonly string[];
  readonly copyRecipients: readonly string[];
  /** Recipients that were written by hand and are no agency of the directory: delivered to nobody. */
  readonly writtenByHand?: readonly WrittenRecipient[];
  readonly attachmentTitles: readonly string[];
  readonly body: BodyDocument;
  readonly documentNumber?: string;
  /** As printed: 2026年11月24日 */
  readonly documentDate?: string;
  /** Absent = not asked yet (before sign-off). */
  readonly signatoryNames?: readonly string[];
  /** The drafting section stands among those asked for consent. */
  readonly countersignedByItself?: boolean;
  /** The recipient is a superior body (an 意见 may go up too). */
  readonly upward?: boolean;
  /** 发文机关, printed as mark, 署名 and 印发机关. */
  readonly issuer?: string;
  /** 附注 without brackets. */
  readonly note?: string;
  /** What the faces of the typesetter lack; absent = not asked. */
  readonly missingIn?: MissingIn;
}

/** The first set of format checks (GB/T 9704-2012, 条例 Art. 9 and 15), in the order of the page. */
export function checkFormat(document: CheckedDocument): readonly Finding[] {
  const { kind, body, missingIn } = document;
  return [
    ...(missingIn ? checkCharacters(printedTexts(document), missingIn) : []),
    ...(document.documentNumber === undefined ? [] : checkNumber(document.documentNumber, kind)),
    ...(document.signatoryNames ? checkSignatory(document.signatoryNames, kind, document.upward ?? false) : []),
    ...(document.kindChosen === false ? [kindNotChosen] : checkByKind(document)),
    ...(document.countersignedByItself ? [ownConsent] : []),
    ...checkBodyPresent(body),
    ...checkRepeatedParts(body, kind),
    ...checkHeadingOrdinals(body),
    ...checkLevels(body),
    ...checkPunctuation(body),
    ...checkAttachments(document.attachmentTitles, textOf(body)),
    ...(document.documentDate === undefined ? [] : checkDate(document.documentDate)),
    ...document.copyRecipients.flatMap((name, index) => checkRecipientName(name, index, 'copyRecipients')),
    ...(document.writtenByHand ?? []).map(notDelivered),
  ];
}

const checkByKind = ({ title, mainRecipients, note, kind }: CheckedDocument): readonly Finding[] => [
  ...checkTitle(title, kind),
  ...checkMainRecipients(mainRecipients, kind),
  ...checkContact(note, kind),
];

const ownConsent = warn(
  'countersigned-by-itself',
  { part: 'countersign' },
  { sentence: '会签科室选了拟稿单位自己，不用会签。请改成别的科室，或空着。' },
);

const kindNotChosen = inform(
  'kind-not-chosen',
  { part: 'kind' },
  { sentence: '还没有选文种。选好后再检查标题和主送机关。' },
);

/** Everything that the page prints, in its order. */
export function printedTexts(document: Omit<CheckedDocument, 'missingIn'>): readonly PrintedText[] {
  const one = (part: Place['part'], text: string | undefined): PrintedText[] =>
    text === undefined ? [] : [{ place: { part }, text }];
  const each = (part: Place['part'], texts: readonly string[]): PrintedText[] =>
    texts.map((text, index) => ({ place: { part, index }, text }));
  return [
    ...one('issuer', document.issuer),
    ...one('documentNumber', document.documentNumber),
    ...each(
      'signatory',
      document.upward || kindFacts(document.kind).printsSignatory ? (document.signatoryNames ?? []) : [],
    ),
    ...one('title', document.title),
    ...each('mainRecipients', document.mainRecipients),
    ...printedBody(document.body),
    ...each('attachments', document.attachmentTitles),
    ...one('documentDate', document.documentDate),
    ...one('note', document.note),
    ...each('copyRecipients', document.copyRecipients),
  ];
}
