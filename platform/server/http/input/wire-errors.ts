import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorReply } from '../errors.ts';

type WireReply = Omit<ErrorReply, 'traceId'> & { readonly status: number };

const replies: Readonly<Record<string, WireReply>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'http.headers-too-large',
    message: '请求的地址或标头太长，没有处理。',
    nextStep: '关闭浏览器重新打开本系统；仍不行请清除本站的浏览数据。',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'http.too-slow',
    message: '等了太久没有收完，没有处理。',
    nextStep: '检查网络后再试一次。',
  },
};

const malformed: WireReply = {
  status: 400,
  code: 'http.malformed',
  message: '发来的请求读不懂，没有处理。',
  nextStep: '刷新页面后再试一次；仍不行请报追踪号。',
};

/** What Node refuses before there is a request: the same shape of answer as everywhere, written by hand. */
export function answerOnTheWire(error: NodeJS.ErrnoException, socket: Socket, traceId: string): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { status, ...words } = replies[error.code ?? ''] ?? malformed;
  const body = JSON.stringify({ ...words, traceId } satisfies ErrorReply);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${traceId}`,
    'Connection: close',
  ];
  if (socket.writable) socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  else socket.destroy();
}
