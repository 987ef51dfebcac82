import type { Instant } from '@gov/base';
import type { Database } from '#platform/server/database/pool.ts';
import { freshAccessCode, hashOfAccessCode } from './access-code.ts';
import { findPlatformAgency } from './account-store.ts';
import { liftLock } from './attempt-store.ts';
import { writeSetUpCode } from './set-up-store.ts';

/** Under which wrong codes are counted; never the digest of a sign-in name. */
export const setUpAttempts = (digest: (purpose: string, text: string) => string): string => digest('set-up', 'code');

export interface CeremonyPlace {
  readonly database: Database;
  readonly now: Instant;
  digest(purpose: string, text: string): string;
}

/**
 * While no platform exists: a fresh code for the ceremony, to be shown where only the operator looks. Codes of earlier
 * starts end, and so does the lock of wrong ones. Undefined once the platform stands.
 */
export async function openCeremony({ database, now, digest }: CeremonyPlace): Promise<string | undefined> {
  const platform = await database.read(findPlatformAgency());
  if (platform.length > 0) return undefined;
  const code = freshAccessCode();
  await database.read(writeSetUpCode(hashOfAccessCode(code), now));
  await database.read(liftLock(setUpAttempts(digest)));
  return code;
}
