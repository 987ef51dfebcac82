import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { securityHeaders } from './security-headers.ts';

/** Serves the built web application; every page address answers with index.html under a fresh nonce. */
export async function serveWebFiles(app: FastifyInstance, directory: string, secure: boolean): Promise<void> {
  const indexPath = join(directory, 'index.html');
  const index = existsSync(indexPath) ? readFileSync(indexPath, 'utf8') : undefined;
  const sendPage = (reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64url');
    void reply
      .headers(securityHeaders(nonce, secure))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8');
    return reply.send(
      index?.replaceAll('__CSP_NONCE__', nonce) ??
        '<!doctype html><meta charset="utf-8"><p>网页还没有构建。请运行 npm start。</p>',
    );
  };
  if (existsSync(directory))
    await app.register(fastifyStatic, {
      root: directory,
      index: false,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      // Only the files below /assets/ carry their digest in the name.
      setHeaders: (reply, path) =>
        void reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
      globIgnore: ['index.html', 'index.html.*'],
    });
  app.get('/', (_, reply) => sendPage(reply));
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/');
    if (page) return sendPage(reply);
    return reply.code(404).send({
      code: 'http.not-found',
      message: '没有找到这个地址或内容。',
      nextStep: '从菜单重新进入；如果内容刚被移走，请刷新列表。',
      traceId: request.id,
    });
  });
}
