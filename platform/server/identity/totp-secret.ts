import type { AgencyKeys } from '#platform/server/files/agency-keys.ts';

type HouseKeys = Pick<AgencyKeys['house'], 'wrap' | 'unwrap'>;

/** Base32 has no such sign: what begins so is wrapped, all else is a secret in clear that an earlier release wrote. */
const mark = 'wrapped:';
const purposeOf = (accountId: string): string => `totp-secret ${accountId}`;

/** What is stored of a secret: readable with the house's key and for this account only, not in a copy of the database. */
export async function wrapTotpSecret(keys: HouseKeys, accountId: string, secret: string): Promise<string> {
  const wrapped = await keys.wrap(purposeOf(accountId), Buffer.from(secret, 'utf8'));
  return `${mark}${Buffer.from(wrapped).toString('base64url')}`;
}

/** The secret of a stored text; undefined when the text was altered or is another account's. */
export async function openTotpSecret(keys: HouseKeys, accountId: string, stored: string): Promise<string | undefined> {
  if (isInClear(stored)) return stored;
  const opened = await keys.unwrap(purposeOf(accountId), Buffer.from(stored.slice(mark.length), 'base64url'));
  return opened && Buffer.from(opened).toString('utf8');
}

export const isInClear = (stored: string): boolean => !stored.startsWith(mark);
