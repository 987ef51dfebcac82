import type { AgencyId, CalendarDate, Instant, JsonValue, Result } from '@gov/base';
import { ok, reject } from '@gov/base';
import { canonicalBytes, type Hash, hex, parseCanonical, type Signer } from '@gov/ledger';
import {
  calendarDate,
  count,
  digest,
  holdsHiddenSigns,
  instant,
  keyId,
  listOf,
  oneOf,
  orNull,
  record,
  text,
  uuid,
} from './shape.ts';
import { checkSignature, type SealedBytes, type Trust } from './trust.ts';

export const envelopeFormat = 'gov-envelope/1';

/** An agency as an envelope names it: `code` is its 统一社会信用代码 or the code of the trust list. */
export interface Party {
  readonly agencyId: AgencyId;
  readonly code: string;
  readonly name: string;
}

/** What the receiver registers without opening a file; codes of `@gov/gongwen`, texts as printed. */
export interface DocumentMetadata {
  readonly kind: string;
  /** 发文字号 as printed: `某政发〔2026〕12号`. */
  readonly documentNumber: string;
  readonly title: string;
  readonly secrecy: string;
  readonly urgency: string;
  readonly mainRecipients: readonly string[];
  readonly copyRecipients: readonly string[];
  readonly signatory: string;
  readonly documentDate: CalendarDate;
  readonly summary: string;
  readonly remarks: string;
}

/** One file of the consignment, named by its digest; the bytes travel beside the envelope. */
export interface EnvelopePart {
  readonly role: 'BODY' | 'ATTACHMENT';
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sm3: string;
}

/** 信封: one document to one receiver. Sealed once; every attempt sends the same bytes. */
export interface Envelope {
  readonly format: typeof envelopeFormat;
  /** Chosen when sealed, the same over all attempts. */
  readonly exchangeId: string;
  /** Common to the envelopes of one sending (发送单). */
  readonly dispatchId: string;
  readonly from: Party;
  readonly to: Party;
  readonly document: DocumentMetadata;
  readonly parts: readonly EnvelopePart[];
  /** Common to a document, its answers and its corrections. */
  readonly threadId: string;
  /** The exchange this one replaces (重发 after a return); a transport retry never has one. */
  readonly supersedes: string | null;
  readonly sealedAt: Instant;
  /** A receiver that has not received it by then refuses it. */
  readonly expiresAt: Instant;
  readonly keyId: string;
}

/** 2^20 bytes: a sealed envelope names files, it does not hold them. */
export const maximumEnvelopeBytes = 1_048_576;

const party = record({ agencyId: uuid, code: text(1, 64), name: text(1, 100) });
const recipients = (least: number) => listOf(text(1, 200), least, 500);

const envelopeShape = record({
  format: oneOf(envelopeFormat),
  exchangeId: uuid,
  dispatchId: uuid,
  from: party,
  to: party,
  document: record({
    kind: text(1, 40),
    documentNumber: text(0, 100),
    title: text(1, 500),
    secrecy: text(1, 40),
    urgency: text(1, 40),
    mainRecipients: recipients(0),
    copyRecipients: recipients(0),
    signatory: text(0, 100),
    documentDate: calendarDate,
    summary: text(0, 2000),
    remarks: text(0, 2000),
  }),
  parts: listOf(
    record({
      role: oneOf('BODY', 'ATTACHMENT'),
      fileName: text(1, 255),
      mediaType: text(1, 127),
      bytes: count,
      sm3: digest,
    }),
    1,
    200,
  ),
  threadId: uuid,
  supersedes: orNull(uuid),
  sealedAt: instant,
  expiresAt: instant,
  keyId,
});

/** Canonical bytes, digest and signature of what a signer vouches for. Throws when the value has no canonical form. */
export async function sealBytes(hash: Hash, signer: Signer, value: JsonValue): Promise<SealedBytes> {
  const bytes = canonicalBytes(value);
  return { bytes, sm3: hex(hash(bytes)), signature: hex(await signer.sign(bytes)) };
}

/**
 * Seals a letter with the sender's key: `format` and `keyId` are filled in here. Store the result verbatim.
 * Refuses with `exchange.malformed` what no receiver would accept.
 */
export async function sealEnvelope(
  hash: Hash,
  signer: Signer,
  letter: Omit<Envelope, 'format' | 'keyId'>,
): Promise<Result<SealedBytes>> {
  const envelope: Envelope = { ...letter, format: envelopeFormat, keyId: signer.keyId };
  const value = envelope as unknown as JsonValue; // reason: an interface has no index signature; all its members are JSON
  if (!envelopeShape(value) || !oneBody(envelope.parts) || holdsHiddenSigns(value)) return reject('exchange.malformed');
  const sealed = await sealBytes(hash, signer, value);
  return sealed.bytes.length > maximumEnvelopeBytes ? reject('exchange.malformed') : ok(sealed);
}

const oneBody = (parts: readonly EnvelopePart[]): boolean => parts.filter((part) => part.role === 'BODY').length === 1;

/** The envelope in canonical bytes, not yet believed. Refuses with `exchange.malformed`, `exchange.unsupported-format`. */
export function readEnvelope(bytes: Uint8Array): Result<Envelope> {
  if (bytes.length > maximumEnvelopeBytes) return reject('exchange.malformed');
  const value = parseCanonical(bytes);
  if (value === undefined) return reject('exchange.malformed');
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (typeof format === 'string' && format !== envelopeFormat) return reject('exchange.unsupported-format', { format });
  if (!envelopeShape(value)) return reject('exchange.malformed');
  const envelope = value as unknown as Envelope; // reason: the shape was checked member by member
  return oneBody(envelope.parts) ? ok(envelope) : reject('exchange.malformed');
}

/** An envelope whose signature was checked, with the digest receipts refer to. */
export interface VerifiedEnvelope {
  readonly envelope: Envelope;
  readonly sm3: string;
}

/** Reads and believes: shape, then the signature by the sender's own key, valid when it was sealed. */
export function verifyEnvelope(bytes: Uint8Array, signature: string, trust: Trust): Result<VerifiedEnvelope> {
  const read = readEnvelope(bytes);
  if (!read.ok) return read;
  const envelope = read.value;
  const claim = { keyId: envelope.keyId, agencyId: envelope.from.agencyId, at: envelope.sealedAt };
  const signed = checkSignature(trust, claim, { bytes, signature });
  return signed.ok ? ok({ envelope, sm3: hex(trust.hash(bytes)) }) : signed;
}
