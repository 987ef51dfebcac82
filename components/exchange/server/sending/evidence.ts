import { millisOf, ok, type Result, reject } from '@gov/base';
import type { InputOf } from '@gov/base/component';
import { readReceipt, type SealedBytes, type TrustedKey } from '@gov/exchange';
import { publicKeyPem } from '@gov/gm';
import { bytesOfHex, utf8 } from '@gov/ledger';
import { mattersService } from '#components/matters/contract.ts';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import { once } from '#platform/server/files/whole-file.ts';
import type { routes } from '../../contract.ts';
import { type TarEntry, tarOf } from '../../rules/tar.ts';
import { trustedKeysOf } from '../keys/store.ts';
import { findDelivery, listDeliveryReceipts } from './store.ts';
import { sentEnvelope } from './take-receipt.ts';

/**
 * Envelope, receipts, signatures and keys of one delivery, byte for byte as stored: a third party needs nothing of ours. The
 * envelope tells title and recipients: only who may read the matter takes it out.
 */
export async function evidence(
  context: UseCaseContext,
  input: InputOf<(typeof routes)['evidence']>,
  exchange: HttpExchange,
): Promise<Result<unknown>> {
  const { tx } = context;
  const { exchangeId } = input.params;
  const row = await tx.first(findDelivery(tx.agencyId, exchangeId));
  if (!row) return reject('exchange.not-found');
  if (!(await context.ask(mattersService).readable(row.matterId))) return reject('exchange.not-found');
  const receipts = await tx.all(listDeliveryReceipts(tx.agencyId, [exchangeId]));
  const keys = await tx.all(trustedKeysOf([tx.agencyId, row.toAgencyId]));
  const signed: Signed[] = [
    { name: 'envelope', keyId: sentEnvelope(row).envelope.keyId, bytes: row.envelope, signature: row.signature },
    ...receipts.map((receipt) => ({ ...receipt, name: fileNames[receipt.kind], keyId: keyOfReceipt(receipt) })),
  ];
  const archive = tarOf(entriesOf(signed, keys), Math.floor(millisOf(context.now) / 1000));
  exchange.sendFile({
    content: once(archive),
    mediaType: 'application/x-tar',
    fileName: `回执-${row.toName}.tar`,
    totalBytes: archive.length,
    inline: false,
  });
  context.audit({ event: 'exchange.evidence-read', objectKind: 'delivery', objectId: exchangeId });
  return ok(undefined);
}

interface Signed extends Omit<SealedBytes, 'sm3'> {
  readonly name: string;
  readonly keyId: string;
}

const fileNames = {
  DELIVERED: 'receipt-1-delivered',
  SIGNED_FOR: 'receipt-2-signed-for',
  RETURNED: 'receipt-3-returned',
  FINISHED: 'receipt-4-finished',
} as const;

function keyOfReceipt({ bytes }: Pick<SealedBytes, 'bytes'>): string {
  const read = readReceipt(bytes);
  return read.ok ? read.value.keyId : 'unknown';
}

function entriesOf(signed: readonly Signed[], keys: readonly TrustedKey[]): readonly TarEntry[] {
  const used = new Set(signed.map(({ keyId }) => keyId));
  return [
    { name: 'how-to-check.txt', content: utf8(instructions(signed)) },
    ...signed.flatMap(({ name, bytes, signature }) => [
      { name: `${name}.json`, content: bytes },
      { name: `${name}.sig`, content: bytesOfHex(signature) ?? new Uint8Array() },
    ]),
    ...keys
      .filter(({ keyId }) => used.has(keyId))
      .map(({ keyId, publicKey }) => ({
        name: `key-${keyId}.pem`,
        content: utf8(publicKeyPem(publicKey)),
      })),
  ];
}

const instructions = (signed: readonly Signed[]): string =>
  [
    '怎样自己验证（SM2 签名，GB/T 32918.2；SM3 摘要，GB/T 32905）。需要 OpenSSL 3：',
    '',
    ...signed.map(
      ({ name, keyId }) =>
        `openssl dgst -sm3 -sigopt distid:1234567812345678 -verify key-${keyId}.pem -signature ${name}.sig ${name}.json`,
    ),
    '',
    '每行应显示 Verified OK。envelope.json 里的 sm3 是正文和附件的摘要，可用 openssl dgst -sm3 <文件> 对照；',
    '回执里的 envelopeSm3 是 envelope.json 的摘要。公钥属于哪个单位，以平台的信任名单为准。',
    '',
  ].join('\n');
