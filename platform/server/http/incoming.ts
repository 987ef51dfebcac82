import { createHash } from 'node:crypto';
import { isUuid } from '@gov/base';
import type { FastifyRequest } from 'fastify';
import { standsInAddress } from '#platform/server/identity/application-key.ts';
import { tokenFrom } from './cookies.ts';
import type { House } from './house.ts';
import { deviceKindOf } from './input/device-kind.ts';
import type { Incoming } from './input/pass.ts';

/** What the pipeline looks at, taken from the request. */
export function incomingOf(
  house: House,
  request: FastifyRequest,
  exchange: Incoming['exchange'],
  options: { readonly publicOrigin?: string },
): Incoming {
  const key = bearerOf(request.headers.authorization);
  const meantFor = request.headers['x-working-identity'];
  return {
    requestId: request.id,
    token: tokenFrom(request.headers.cookie, house.secure),
    key,
    keyInAddress: standsInAddress(request.url),
    address: request.ip,
    browser: String(request.headers['user-agent'] ?? '').slice(0, 200),
    device: deviceKindOf(request.headers),
    sameOrigin: sameOrigin(request, options.publicOrigin),
    json: String(request.headers['content-type'] ?? '').startsWith('application/json'),
    commandId: key === undefined ? commandIdOf(request) : commandOfKey(key, request),
    meantFor: typeof meantFor === 'string' ? meantFor : undefined,
    raw: { params: request.params, query: request.query, body: request.body ?? undefined },
    exchange,
  };
}

/** A proxy in front may have put a sign-in of its own there (`Basic …`): that is not meant for us. */
const bearerOf = (header: string | undefined): string | undefined => /^bearer +(.+)$/i.exec(header ?? '')?.[1]?.trim();

function commandIdOf({ headers }: FastifyRequest): string | undefined {
  const id = headers['x-command-id'];
  return typeof id === 'string' && isUuid(id) ? id : undefined;
}

/**
 * A program may take any text of its own as `Idempotency-Key` (`order-2026-118`), or send `x-command-id` as a page does. Two keys of
 * one person never stand in each other's way: the id is made of both.
 */
function commandOfKey(key: string, { headers }: FastifyRequest): string | undefined {
  const given = headers['idempotency-key'] ?? headers['x-command-id'];
  if (typeof given !== 'string' || given.trim() === '' || given.length > 200) return undefined;
  const hex = createHash('sha256').update(`${key}\n${given.trim()}`).digest('hex');
  // RFC 9562, 5.8: version 8, made of a digest
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The Origin header must name this host. Absent (no browser) passes only without a cookie-borne cross-site risk: Sec-Fetch-Site decides. */
function sameOrigin(request: FastifyRequest, publicOrigin: string | undefined): boolean {
  const origin = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  if (origin === undefined) return site === undefined || site === 'same-origin' || site === 'none';
  if (publicOrigin) return origin === publicOrigin;
  try {
    return new URL(origin).host === request.headers.host;
  } catch {
    return false;
  }
}
