import { bytesOfHex, hex } from '@gov/ledger';

/** What travels between two agencies: sealed bytes as hex, so that the same JSON can later travel between houses. */
export interface SealedText {
  readonly bytes: string;
  readonly signature: string;
}

/** An envelope and, once the receiver wants it, the sender's ids of its files in the order of the parts. */
export interface EnvelopeParcel extends SealedText {
  readonly fileIds: readonly string[];
}

/**
 * What a receiver answers. `wanted`: bring the files; `refused`: these bytes will never be taken, for this reason.
 * A refusal is an answer and no failure, so that the receiver's audit keeps it.
 */
export type Answer =
  | { readonly answer: 'wanted' }
  | { readonly answer: 'taken' }
  | ({ readonly answer: 'receipt' } & SealedText)
  | { readonly answer: 'refused'; readonly code: string };

export const sealedText = (sealed: { readonly bytes: Uint8Array; readonly signature: string }): SealedText => ({
  bytes: hex(sealed.bytes),
  signature: sealed.signature,
});

/** No bytes for what is no hex: nothing can be signed with that. */
export const bytesOf = ({ bytes }: SealedText): Uint8Array => bytesOfHex(bytes) ?? new Uint8Array();

type Loose = Readonly<Record<string, unknown>>;

/** Undefined for anything that is no sealed text. */
export function readSealedText(content: Loose): SealedText | undefined {
  const { bytes, signature } = content;
  return typeof bytes === 'string' && typeof signature === 'string' ? { bytes, signature } : undefined;
}

export function readEnvelopeParcel(content: Loose): EnvelopeParcel | undefined {
  const sealed = readSealedText(content);
  const fileIds = content['fileIds'];
  if (!sealed || !Array.isArray(fileIds) || !fileIds.every((id) => typeof id === 'string')) return undefined;
  return { ...sealed, fileIds };
}

/** Undefined for an answer nobody understands: the sender comes again later. */
export function readAnswer(value: unknown): Answer | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const content = value as Loose; // reason: an object, read member by member
  switch (content['answer']) {
    case 'wanted':
      return { answer: 'wanted' };
    case 'taken':
      return { answer: 'taken' };
    case 'refused':
      return typeof content['code'] === 'string' ? { answer: 'refused', code: content['code'] } : undefined;
    case 'receipt': {
      const sealed = readSealedText(content);
      return sealed && { answer: 'receipt', ...sealed };
    }
    default:
      return undefined;
  }
}
