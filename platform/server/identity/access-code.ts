import { createHash, randomInt } from 'node:crypto';

/** No letter or digit that is taken for another when it is read aloud or copied by hand. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'.replace(/[IO]/g, '');

/** Sixteen characters in groups of four, about 79 random bits: `K7Q2-9FMT-3XWD-8HPC`. Shown once, never stored. */
export function freshAccessCode(): string {
  const characters = Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return characters.replace(/(.{4})(?=.)/g, '$1-');
}

const dayMillis = 86_400_000;
/** How long a code is good. A first account may wait for the person's first day at work; a lost password does not. */
export const codeMillis = { ACTIVATE: 7 * dayMillis, RESTORE: dayMillis } as const;

/** What is stored of a code; capitals, spaces and hyphens make no difference. */
export const hashOfAccessCode = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('base64url');

/**
 * 核对号: six digits by which two people make sure that they speak of the same code, without reading it out. Of the stored
 * digest, so that who sees it cannot use the code.
 */
export function markOfAccessCode(codeHash: string): string {
  const digest = createHash('sha256').update(`mark ${codeHash}`).digest();
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}
