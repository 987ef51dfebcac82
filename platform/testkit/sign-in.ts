import { randomUUID } from 'node:crypto';
import type { FastifyInstance, InjectOptions } from 'fastify';

/** A signed-in person as tests speak to the server: the same requests a browser makes. */
export interface Visitor {
  get<T = Json>(path: string): Promise<Answer<T>>;
  send<T = Json>(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  /** Sends files as a browser's form does, one part each. */
  upload<T = Json>(path: string, files: readonly UploadedFile[]): Promise<Answer<T>>;
  readonly cookie: string;
}

export interface UploadedFile {
  readonly name: string;
  readonly content: Buffer;
}

// biome-ignore lint/suspicious/noExplicitAny: replies of many routes; a test names what it reads
export type Json = any;

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Readonly<Record<string, unknown>>;
}

const origin = { host: 'office.test', origin: 'http://office.test' };

/** Requests without a session. */
export const visitor = (app: FastifyInstance, cookie = ''): Visitor => ({
  cookie,
  get: (path) => ask(app, { method: 'GET', url: path, headers: { ...origin, cookie } }),
  send: (method, path, body, headers = {}) =>
    ask(app, {
      method,
      url: path,
      headers: { ...origin, cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    }),
  upload: (path, files) => {
    const boundary = randomUUID();
    return ask(app, {
      method: 'POST',
      url: path,
      headers: { ...origin, cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: formOf(files, boundary),
    });
  },
});

/** A multipart body (RFC 7578); a part says no media type, because the server looks at the bytes themselves. */
function formOf(files: readonly UploadedFile[], boundary: string): Buffer {
  const parts = files.flatMap(({ name, content }) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    content,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
}

async function ask<T>(app: FastifyInstance, request: InjectOptions): Promise<Answer<T>> {
  const reply = await app.inject(request);
  const text = reply.body;
  const json = String(reply.headers['content-type'] ?? '').includes('json') && text !== '';
  return { status: reply.statusCode, body: (json ? JSON.parse(text) : text) as T, headers: reply.headers }; // reason: the test names the shape it reads
}

/** Signs in by name and password; throws when that is refused. */
export async function signIn(app: FastifyInstance, signInName: string, password: string): Promise<Visitor> {
  const answer = await visitor(app).send('POST', '/api/session', { signInName, password });
  if (answer.status !== 200)
    throw new Error(`sign-in of ${signInName}: ${answer.status} ${JSON.stringify(answer.body)}`);
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  return visitor(app, cookie);
}
