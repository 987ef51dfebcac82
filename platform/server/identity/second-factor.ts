import { generateSecret, generateURI, verify } from 'otplib';

/** A fresh base32 secret of 160 bits (RFC 6238). */
export const freshTotpSecret = (): string => generateSecret();

/** The `otpauth://` address an authenticator understands. */
export const totpUri = (secret: string, signInName: string): string =>
  generateURI({ issuer: '政务办公云', label: signInName, secret });

/**
 * The time step a code belongs to (30 s steps, one step of tolerance either way), or undefined for a wrong
 * code. The caller stores the step so that a code works once.
 */
export async function totpStepOf(secret: string, code: string, nowMillis: number): Promise<number | undefined> {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const epoch = Math.floor(nowMillis / 1000);
  const answer = await verify({ secret, token, epoch, epochTolerance: 30 });
  if (!answer.valid) return undefined;
  return Math.floor(epoch / 30) + (answer.delta ?? 0);
}
