import { type AgencyId, brandId, type CalendarDate, type Instant } from '@gov/base';
import { generateSm2KeyPair, keyIdOf, sm3, sm3Hex, softwareSigner, verify } from '@gov/gm';
import {
  type Envelope,
  type Party,
  type SealedBytes,
  type Signer,
  sealEnvelope,
  type Trust,
  type TrustedKey,
  type VerifiedEnvelope,
  verifyEnvelope,
} from '../index.ts';

export const at = (text: string): Instant => brandId<Instant>(text);

export interface TestAgency {
  readonly party: Party;
  readonly signer: Signer;
  readonly key: TrustedKey;
}

/** An agency with a fresh key pair, trusted for the year 2026. */
export function testAgency(number: number, name: string): TestAgency {
  const pair = generateSm2KeyPair();
  const agencyId = brandId<AgencyId>(`0190000${number}-0000-7000-8000-000000000000`);
  return {
    party: { agencyId, code: `11000000000000000${number}`, name },
    signer: softwareSigner(pair.privateKey),
    key: {
      keyId: keyIdOf(pair.publicKey),
      agencyId,
      publicKey: pair.publicKey,
      validFrom: at('2026-01-01T00:00:00.000Z'),
      validTo: at('2027-01-01T00:00:00.000Z'),
      status: 'ACTIVE',
    },
  };
}

export function trustOf(...keys: readonly TrustedKey[]): Trust {
  const byId = new Map(keys.map((key) => [key.keyId, key]));
  return { key: (keyId) => byId.get(keyId), hash: sm3, check: verify };
}

export const bodyBytes = Buffer.from('%PDF-1.7 关于做好防汛工作的通知', 'utf8');

export const letter = (from: Party, to: Party): Omit<Envelope, 'format' | 'keyId'> => ({
  exchangeId: '01900001-0000-7000-8000-000000000001',
  dispatchId: '01900001-0000-7000-8000-000000000002',
  from,
  to,
  document: {
    kind: 'NOTICE',
    documentNumber: '海政发〔2026〕12号',
    title: '海州市人民政府关于做好防汛工作的通知',
    secrecy: 'PUBLIC',
    urgency: 'NORMAL',
    mainRecipients: [to.name],
    copyRecipients: [],
    signatory: '高明',
    documentDate: brandId<CalendarDate>('2026-06-01'),
    summary: '',
    remarks: '',
  },
  parts: [
    {
      role: 'BODY',
      fileName: '通知.pdf',
      mediaType: 'application/pdf',
      bytes: bodyBytes.length,
      sm3: sm3Hex(bodyBytes),
    },
  ],
  threadId: '01900001-0000-7000-8000-000000000003',
  supersedes: null,
  sealedAt: at('2026-06-01T02:00:00.000Z'),
  expiresAt: at('2026-07-01T02:00:00.000Z'),
});

export interface Sealed {
  readonly sealed: SealedBytes;
  readonly verified: VerifiedEnvelope;
}

/** A sealed and verified letter from one agency to another. */
export async function sealedLetter(from: TestAgency, to: TestAgency, change: Partial<Envelope> = {}): Promise<Sealed> {
  const sealed = await sealEnvelope(sm3, from.signer, { ...letter(from.party, to.party), ...change });
  if (!sealed.ok) throw new Error(sealed.rejection.code);
  const verified = verifyEnvelope(sealed.value.bytes, sealed.value.signature, trustOf(from.key));
  if (!verified.ok) throw new Error(verified.rejection.code);
  return { sealed: sealed.value, verified: verified.value };
}

export const codeOf = (result: { readonly ok: boolean; readonly rejection?: { readonly code: string } }): string =>
  result.ok ? 'ok' : (result.rejection?.code ?? '');
