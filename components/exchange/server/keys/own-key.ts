import { ok, type Result } from '@gov/base';
import { generateSm2KeyPair, keyIdOf, type Signer, softwareSigner } from '@gov/gm';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { findOwnKey, insertOwnKey, insertPublicKey, type OwnKeyRow } from './store.ts';

const purposeOf = (keyId: string): string => `exchange-signing ${keyId}`;

/** The agency's own key pair and its place in the trust list, made where there is none. Twice = the first one stands. */
export async function furnishKey(context: UseCaseContext): Promise<Result<OwnKeyRow>> {
  const { tx, now } = context;
  const known = await tx.first(findOwnKey(tx.agencyId, now));
  if (known) return ok(known);
  const pair = generateSm2KeyPair();
  const keyId = keyIdOf(pair.publicKey);
  const made = { keyId, wrappedPrivateKey: await context.keys.wrap(tx.agencyId, purposeOf(keyId), pair.privateKey) };
  tx.write(insertOwnKey(tx.agencyId, made, now));
  tx.write(
    insertPublicKey({
      keyId,
      agencyId: tx.agencyId,
      publicKey: pair.publicKey,
      validFrom: now,
      validTo: null,
      status: 'ACTIVE',
    }),
  );
  context.audit({ event: 'exchange.key-made', objectKind: 'exchange-key', objectId: keyId });
  return ok(made);
}

/** Signs for the agency. An agency opened before this component existed gets its key here. */
export async function ownSigner(context: UseCaseContext): Promise<Signer> {
  const found = await furnishKey(context);
  if (!found.ok) throw new Error('an agency without a signing key');
  const { keyId, wrappedPrivateKey } = found.value;
  return softwareSigner(await context.keys.unwrap(context.tx.agencyId, purposeOf(keyId), wrappedPrivateKey));
}
