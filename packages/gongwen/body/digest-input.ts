import type { JsonValue } from '@gov/base';
import type { BodyDocument } from './body-document.ts';

/** What sign-off (签发) freezes: everything the signatory decided on, before number and layout are known. */
export interface FrozenText {
  readonly kind: string;
  readonly title: string;
  readonly mainRecipients: readonly string[];
  readonly copyRecipients: readonly string[];
  /** In the canonical shape that `parseBody` gives. */
  readonly body: BodyDocument;
  /** Attachments by title and SM3 of their bytes (hex), in printed order. */
  readonly attachments: readonly { readonly title: string; readonly digest: string }[];
}

/**
 * The bytes whose SM3 is the digest of the frozen text: the canonical JSON (RFC 8785: keys sorted, no blanks) in
 * UTF-8, headed by a line that names the form. Changing this function makes old digests unverifiable: add a new form.
 */
export const digestInput = (text: FrozenText): Uint8Array =>
  utf8(`gov-office-cloud/frozen-text/1\n${canonicalJson(text as unknown as JsonValue)}`); // reason: interfaces lack the index signature JsonValue asks for

/**
 * Forms 2 and 3 differ in what the description says, not in how it is written: in form 2 the 附注 of a 请示 names nobody to
 * ask, and an 意见 to a superior body no 签发人.
 */
export type FrozenDocumentForm = 2 | 3;

/** From form 2 on: the whole printed description and the receivers by id, so that no mark, no 附注 and no address changes unseen. */
export interface FrozenDocument {
  readonly kind: string;
  /** Everything the page shows at sign-off; number and day of printing come later and are no part of it. */
  readonly printed: object;
  readonly mainRecipients: readonly FrozenRecipient[];
  readonly copyRecipients: readonly FrozenRecipient[];
  readonly attachments: FrozenText['attachments'];
}

/** Without an id nothing is delivered electronically. */
export interface FrozenRecipient {
  readonly id?: string;
  readonly name: string;
}

/** The form a sign-off of today is made in; the number is stored beside the digest. */
export const currentFrozenForm = 3;

export const frozenDocumentInput = (document: FrozenDocument, form: FrozenDocumentForm): Uint8Array =>
  utf8(`gov-office-cloud/frozen-text/${form}\n${canonicalJson(document as unknown as JsonValue)}`); // reason: as above

/** The same for a body alone (base version of a save). */
export const bodyDigestInput = (body: BodyDocument): Uint8Array =>
  utf8(`gov-office-cloud/body/1\n${canonicalJson(body as unknown as JsonValue)}`); // reason: as above

function canonicalJson(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const record = value as Readonly<Record<string, JsonValue | undefined>>; // reason: Array.isArray does not narrow readonly arrays away
  const keys = Object.keys(record)
    .filter((key) => record[key] !== undefined && record[key] !== null)
    .sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`).join(',')}}`;
}

/** UTF-8 without a host's encoder: packages have the language library only. */
function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(bytes);
}
