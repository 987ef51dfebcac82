import type { BodyDocument } from '../body/body-document.ts';
import { textOf } from '../body/text-of.ts';
import type { DocumentKind } from '../document-kind.ts';
import { checkBodyPresent, checkHeadingOrdinals, checkLevels, checkPunctuation } from './body-checks.ts';
import type { Finding } from './finding.ts';
import {
  checkAttachments,
  checkDate,
  checkMainRecipients,
  checkNumber,
  checkRecipientName,
  checkSignatory,
  checkTitle,
} from './header-checks.ts';

/** A document as far as it is written. Number and date are absent until the process sets them. */
export interface CheckedDocument {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly mainRecipients: readonly string[];
  readonly copyRecipients: readonly string[];
  readonly attachmentTitles: readonly string[];
  readonly body: BodyDocument;
  readonly documentNumber?: string;
  /** As printed: 2026年11月24日 */
  readonly documentDate?: string;
  /** Absent = not asked yet (before sign-off). */
  readonly signatoryNames?: readonly string[];
  /** The recipient is a superior body (an 意见 may go up too). */
  readonly upward?: boolean;
}

/** The first set of format checks (GB/T 9704-2012, 条例 Art. 9 and 15), in the order of the page. */
export function checkFormat(document: CheckedDocument): readonly Finding[] {
  const { kind, body } = document;
  return [
    ...(document.documentNumber === undefined ? [] : checkNumber(document.documentNumber, kind)),
    ...(document.signatoryNames ? checkSignatory(document.signatoryNames, kind, document.upward ?? false) : []),
    ...checkTitle(document.title, kind),
    ...checkMainRecipients(document.mainRecipients, kind),
    ...checkBodyPresent(body),
    ...checkHeadingOrdinals(body),
    ...checkLevels(body),
    ...checkPunctuation(body),
    ...checkAttachments(document.attachmentTitles, textOf(body)),
    ...(document.documentDate === undefined ? [] : checkDate(document.documentDate)),
    ...document.copyRecipients.flatMap((name, index) => checkRecipientName(name, index, 'copyRecipients')),
  ];
}
