import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpExchange } from '#platform/server/components/component-server.ts';
import { endedCookie, sessionCookie } from './cookies.ts';
import { uploadsOf } from './input/uploads.ts';

/** RFC 6266 with RFC 5987 encoding, so that Chinese names survive; quotes and line ends cannot break out. */
const disposition = (inline: boolean, fileName: string): string =>
  `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`;

export interface OpenExchange {
  readonly exchange: HttpExchange;
  /**
   * After the act succeeded: sets the cookie and sends the file that the handler chose, if any; true when the reply is on
   * its way. A refused or broken act changes no cookie.
   */
  finish(): boolean;
}

type FileReply = Parameters<HttpExchange['sendFile']>[0];

/** Connects a handler's transfers and cookies with the HTTP request. Nothing is sent before the commit. */
export function openExchange(request: FastifyRequest, reply: FastifyReply, secure: boolean): OpenExchange {
  let file: FileReply | undefined;
  let cookie: string | undefined;
  return {
    exchange: {
      headers: request.headers as Readonly<Record<string, string | undefined>>, // reason: repeated headers are not read by anybody
      uploads: () => uploadsOf(request),
      sendFile: (chosen) => {
        file = chosen;
      },
      setSessionCookie: (token) => {
        cookie = sessionCookie(token, secure);
      },
      clearSessionCookie: () => {
        cookie = endedCookie(secure);
      },
    },
    finish() {
      if (cookie) void reply.header('set-cookie', cookie);
      if (!file) return false;
      sendFile(reply, file);
      return true;
    },
  };
}

function sendFile(reply: FastifyReply, file: FileReply): void {
  const range = file.range;
  const bytes = range ? range.end - range.start : file.totalBytes;
  void reply
    .code(range ? 206 : 200)
    .header('content-type', file.mediaType)
    .header('content-length', bytes)
    .header('accept-ranges', 'bytes')
    .header('cache-control', 'private, no-store')
    .header('content-disposition', disposition(file.inline, file.fileName));
  if (range) void reply.header('content-range', `bytes ${range.start}-${range.end - 1}/${file.totalBytes}`);
  void reply.send(Readable.from(file.content));
}
