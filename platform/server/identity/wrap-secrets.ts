import type { Database } from '#platform/server/database/pool.ts';
import type { AgencyKeys } from '#platform/server/files/agency-keys.ts';
import { secretsInClear, wrapPendingTotp, wrapStoredTotp } from './account-store.ts';
import { isInClear, wrapTotpSecret } from './totp-secret.ts';

interface Place {
  readonly database: Pick<Database, 'read'>;
  readonly keys: Pick<AgencyKeys['house'], 'wrap' | 'unwrap'>;
}

/**
 * Secrets of second factors that an earlier release stored in clear are wrapped, also of people who never sign in again: a copy
 * of the database gives no codes. At each start; twice, or in two processes at once = the second finds none or changes nothing.
 */
export async function wrapSecretsInClear({ database, keys }: Place): Promise<number> {
  let wrapped = 0;
  for (;;) {
    const rows = await database.read(secretsInClear());
    if (rows.length === 0) return wrapped;
    for (const { accountId, secret, pending } of rows) {
      if (secret !== null && isInClear(secret))
        await database.read(wrapStoredTotp(accountId, secret, await wrapTotpSecret(keys, accountId, secret)));
      if (pending !== null && isInClear(pending))
        await database.read(wrapPendingTotp(accountId, pending, await wrapTotpSecret(keys, accountId, pending)));
      wrapped += 1;
    }
  }
}
