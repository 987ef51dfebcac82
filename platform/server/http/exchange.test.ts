import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { test } from 'node:test';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { openExchange } from './exchange.ts';

const boundary = 'two-parts';
const large = 8 * 1_048_576;

function uploadRequest(): readonly Buffer[] {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\n\r\n`;
  const tail = `\r\n--${boundary}--\r\n`;
  const length = head.length + large + tail.length;
  const type = `multipart/form-data; boundary=${boundary}`;
  return [
    Buffer.from(
      `POST /upload HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n${head}`,
    ),
    Buffer.alloc(large, 1),
    Buffer.from(tail),
  ];
}

async function answers(socket: Socket, count: number): Promise<readonly string[]> {
  let text = '';
  for await (const chunk of socket) {
    text += String(chunk);
    const statuses = text.match(/HTTP\/1\.1 \d+/g) ?? [];
    if (statuses.length >= count) return statuses;
  }
  return [];
}

test('after an upload that was refused half-read, the next request of the same connection is answered', async () => {
  const app = fastify();
  await app.register(multipart, { limits: { fileSize: 1_073_741_824 } });
  app.post('/upload', async (request, reply) => {
    for await (const upload of openExchange(request, reply, false).exchange.uploads())
      for await (const chunk of upload.content) {
        if (chunk.length > 0) return reply.code(413).send('too large');
      }
    return 'taken';
  });
  app.get('/next', () => 'here');
  await app.listen({ port: 0, host: '127.0.0.1' });
  // reason: a listening TCP server has an address of this form
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.setTimeout(5_000, () => socket.destroy(new Error('no answer within 5 s')));
  try {
    await once(socket, 'connect');
    for (const part of uploadRequest()) socket.write(part);
    socket.write('GET /next HTTP/1.1\r\nhost: x\r\n\r\n');

    const statuses = await answers(socket, 2);

    assert.deepEqual(statuses, ['HTTP/1.1 413', 'HTTP/1.1 200']);
  } finally {
    socket.destroy();
    await app.close();
  }
});
