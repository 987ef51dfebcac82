import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** Memory in KiB and passes of argon2id (RFC 9106); stored with the hash so that they can be raised later. */
const memory = 19_456;
const passes = 2;
const maximumWaiting = 200;

/** So many people sign in at this moment that one more would wait too long. */
export class Crowded extends Error {}

let running = 0;
const waiting: (() => void)[] = [];

/** At most two derivations at once, so that a storm of sign-ins leaves the thread pool to everybody else. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= 2) {
    if (waiting.length >= maximumWaiting) throw new Crowded('too many sign-ins at once');
    await new Promise<void>((resume) => waiting.push(resume));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

const derive = (password: string, nonce: Buffer, cost: { memory: number; passes: number }): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, refuse) => {
        const message = Buffer.from(password.normalize('NFKC'), 'utf8');
        argon2('argon2id', { message, nonce, parallelism: 1, tagLength: 32, ...cost }, (error, tag) =>
          error ? refuse(error) : resolve(tag),
        );
      }),
  );

/** Text to store: `argon2id$memory$passes$nonce$tag`, base64url. Runs off the event loop. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive(password, nonce, { memory, passes });
  return ['argon2id', memory, passes, nonce.toString('base64url'), tag.toString('base64url')].join('$');
}

/** True when the password belongs to the hash. An unreadable hash costs the same time and is false. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [kind, storedMemory, storedPasses, nonce, tag] = stored.split('$');
  const readable = kind === 'argon2id' && nonce !== undefined && tag !== undefined;
  const expected = readable ? Buffer.from(tag, 'base64url') : Buffer.alloc(32);
  const actual = await derive(password, readable ? Buffer.from(nonce, 'base64url') : Buffer.alloc(16), {
    memory: readable ? Number(storedMemory) : memory,
    passes: readable ? Number(storedPasses) : passes,
  });
  return readable && expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** A hash nobody can sign in with; verified for unknown names so that they take as long as known ones. */
export const unknownAccountHash = `argon2id$${memory}$${passes}$${Buffer.alloc(16, 1).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;
