import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorReply } from '../errors.ts';
import { besideUnread } from '../input/unread-body.ts';
import { securityHeaders } from './security-headers.ts';

/** A link to a file was followed: the browser shows what is answered. The pages' own requests ask for JSON. */
const isFollowedLink = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && (headers.accept ?? '').includes('text/html');

/** The connection ends with this answer, and the rest of the body, which was not read to its end, is on its way: else the server itself takes it in, before the next request. */
const isStillSending = ({ raw }: FastifyRequest, reply: FastifyReply): boolean =>
  !raw.complete && !raw.readableEnded && reply.getHeader('connection') === 'close';

/** The refusal in the one error shape; for a followed link as a page with the same words, for nobody reads JSON. */
export function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, body, secure }: { readonly status: number; readonly body: ErrorReply; readonly secure: boolean },
): FastifyReply {
  if (!isFollowedLink(request)) {
    const text = JSON.stringify(body);
    void reply.code(status).type('application/json; charset=utf-8');
    if (!isStillSending(request, reply)) return reply.send(text);
    return reply.header('content-length', Buffer.byteLength(text)).send(besideUnread(text, request.raw));
  }
  const nonce = randomBytes(16).toString('base64url');
  return reply
    .code(status)
    .headers(securityHeaders(nonce, secure))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(pageOf(body, nonce));
}

const pageOf = ({ message, nextStep, traceId }: ErrorReply, nonce: string): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>没有打开</title>
<style nonce="${nonce}">
body { margin: 0; background: #eff1f3; color: #1c252b; font: 16px/1.7 sans-serif; }
main { max-width: 36em; margin: 12vh auto 0; padding: 28px 32px; background: #fff; }
h1 { margin: 0 0 8px; font-size: 20px; }
a { color: #175c7d; }
small { color: #5c6a73; }
</style>
<main>
<h1>${escaped(message)}</h1>
<p>${escaped(nextStep)}</p>
<p><a href="/">回到首页</a></p>
<p><small>追踪号 ${escaped(traceId)}</small></p>
</main>
</html>
`;

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
