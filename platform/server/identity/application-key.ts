import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type AgencyId, brandId, isUuid } from '@gov/base';

/** By these letters a key is known in a log, a program or a mail it should not stand in. */
const mark = 'gok_';
const idBytes = 16;
const secretBytes = 32;
const shape = /^gok_[A-Za-z0-9_-]{86}$/;

/** An application key as its three parts: where its row lies, and what proves that the caller has it. */
export interface ApplicationKey {
  readonly agencyId: AgencyId;
  readonly id: string;
  /** 256 random bits, base64url; only `hashOfSecret` of it is stored. */
  readonly secret: string;
}

export const freshSecret = (): string => randomBytes(secretBytes).toString('base64url');
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** The text a program sends: `gok_` and 86 letters, which hold the agency's id, the key's id and the secret. */
export const keyText = ({ agencyId, id, secret }: ApplicationKey): string =>
  mark + Buffer.concat([bytesOf(agencyId), bytesOf(id), Buffer.from(secret, 'base64url')]).toString('base64url');

/** The parts of what a program sent; undefined when it is no key. Says nothing about whether there is such a key. */
export function readKeyText(text: string): ApplicationKey | undefined {
  if (!shape.test(text)) return undefined;
  const bytes = Buffer.from(text.slice(mark.length), 'base64url');
  if (bytes.length !== 2 * idBytes + secretBytes) return undefined;
  const agencyId = uuidOf(bytes.subarray(0, idBytes));
  const id = uuidOf(bytes.subarray(idBytes, 2 * idBytes));
  const secret = bytes.subarray(2 * idBytes).toString('base64url');
  const key = { agencyId: brandId<AgencyId>(agencyId), id, secret };
  // another spelling of the same bytes is no key: one key, one text
  return isUuid(agencyId) && isUuid(id) && keyText(key) === text ? key : undefined;
}

/** Takes the same time however much of it is right. */
export function secretFits(secret: string, storedHash: string): boolean {
  const [given, stored] = [hashOfSecret(secret), storedHash].map((hash) => Buffer.from(hash));
  return (
    given !== undefined && stored !== undefined && given.length === stored.length && timingSafeEqual(given, stored)
  );
}

/** Whether a key stands in an address, where proxies and histories keep it. */
export const standsInAddress = (url: string): boolean => /gok_[A-Za-z0-9_-]{40}/.test(url);

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
