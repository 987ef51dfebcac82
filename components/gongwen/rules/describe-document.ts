import type { CalendarDate } from '@gov/base';
import {
  type BodyDocument,
  type Disclosure,
  type DocumentKind,
  type FrozenDocumentForm,
  kindFacts,
} from '@gov/gongwen';
import type { DocumentDescription } from '@gov/typeset';
import type { DocumentFields } from './document-fields.ts';

/** Everything the page shows that does not stand on the slip. */
export interface Layout {
  readonly agencyName: string;
  readonly format: 'ORDINARY' | 'LETTER';
  readonly body: BodyDocument;
  readonly attachmentNames: readonly string[];
  readonly number?: string;
  readonly signatory?: string;
  /** The document goes to a superior body. */
  readonly upward?: boolean;
  readonly documentDate?: CalendarDate;
  readonly printedOn?: CalendarDate;
  /** 印发机关 as the agency set it; empty or absent = `printingBody`. */
  readonly printedBy?: string;
}

/** 函 goes out in letter format unless somebody chose otherwise. */
export const usualFormat = (kind: DocumentKind): 'ORDINARY' | 'LETTER' => (kind === 'LETTER' ? 'LETTER' : 'ORDINARY');

/** Nothing is printed on what is not disclosed. */
const disclosureNotes: Readonly<Partial<Record<Disclosure, string>>> = {
  ACTIVE: '此件公开发布',
  ON_REQUEST: '此件依申请公开',
};

/** 附注 without brackets: whom to ask about a 请示, else what the 公开属性 says; `undefined` = none is printed. */
export function noteOf({ kind, disclosure, drafter, phone }: DocumentFields): string | undefined {
  if (!kindFacts(kind).printsContact) return disclosure && disclosureNotes[disclosure];
  return drafter && phone ? `联系人：${drafter}，联系电话：${phone}` : undefined;
}

const names = (agencies: readonly { readonly name: string }[]): string => agencies.map(({ name }) => name).join('、');

/** 印发机关 of an agency that named none: its office, or itself where it is an office (市人民政府办公室). */
export const printingBody = (agencyName: string): string =>
  /办公[室厅]$/u.test(agencyName) ? agencyName : `${agencyName}办公室`;

/**
 * What the digest covers. 印发机关 comes with printing and may be set until then, so every form holds this one for ever. In
 * form 2 the 附注 is what the 公开属性 says, also that of a 请示: what was signed so stays the signed one.
 */
export function frozenDescription(
  { note, ...printed }: DocumentDescription,
  { agencyName, form, disclosure }: FrozenIn,
): DocumentDescription {
  const signedNote = form === 2 ? disclosure && disclosureNotes[disclosure] : note;
  return {
    ...printed,
    printedBy: `${agencyName}办公室`,
    ...(signedNote === undefined ? {} : { note: signedNote }),
  };
}

interface FrozenIn {
  readonly agencyName: string;
  readonly form: FrozenDocumentForm;
  readonly disclosure: DocumentFields['disclosure'];
}

/** 附件名称 are printed without the file's ending (GB/T 9704-2012 cl. 7.3.4). */
export const attachmentTitle = (fileName: string): string => fileName.replace(/\.[A-Za-z0-9]{1,5}$/u, '');

/** The printed document; what is not decided yet (number, date) leaves its line empty. */
export function describeDocument(fields: DocumentFields, layout: Layout): DocumentDescription {
  const { agencyName, attachmentNames, number, signatory, documentDate, printedOn } = layout;
  const note = noteOf(fields);
  return {
    layout: layout.format,
    issuerMark: [agencyName],
    markWithDocumentWord: true,
    secrecy: fields.secrecy,
    urgency: fields.urgency,
    title: fields.title === '' ? '（未写标题）' : fields.title,
    body: layout.body,
    attachments: attachmentNames.map((name) => ({ title: attachmentTitle(name) })),
    signatures: [agencyName],
    sealing: 'SEALED',
    printedBy: layout.printedBy || printingBody(agencyName),
    ...(number === undefined ? {} : { documentNumber: number }),
    ...(signatory !== undefined && (layout.upward || kindFacts(fields.kind).printsSignatory)
      ? { signatoryNames: [signatory] }
      : {}),
    ...(fields.mainRecipients.length > 0 ? { mainRecipients: names(fields.mainRecipients) } : {}),
    ...(fields.copyRecipients.length > 0 ? { copyRecipients: names(fields.copyRecipients) } : {}),
    ...(documentDate === undefined ? {} : { documentDate }),
    ...(printedOn === undefined ? {} : { printedOn }),
    ...(note === undefined ? {} : { note }),
  };
}
