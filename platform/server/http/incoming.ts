import { isUuid } from '@gov/base';
import type { FastifyRequest } from 'fastify';
import { tokenFrom } from './cookies.ts';
import type { House } from './house.ts';
import type { Incoming } from './input/pass.ts';

/** What the pipeline looks at, taken from the request. */
export function incomingOf(
  house: House,
  request: FastifyRequest,
  exchange: Incoming['exchange'],
  options: { readonly publicOrigin?: string },
): Incoming {
  const commandId = request.headers['x-command-id'];
  const meantFor = request.headers['x-working-identity'];
  return {
    requestId: request.id,
    token: tokenFrom(request.headers.cookie, house.secure),
    address: request.ip,
    browser: String(request.headers['user-agent'] ?? '').slice(0, 200),
    sameOrigin: sameOrigin(request, options.publicOrigin),
    json: String(request.headers['content-type'] ?? '').startsWith('application/json'),
    commandId: typeof commandId === 'string' && isUuid(commandId) ? commandId : undefined,
    meantFor: typeof meantFor === 'string' ? meantFor : undefined,
    raw: { params: request.params, query: request.query, body: request.body ?? undefined },
    exchange,
  };
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
