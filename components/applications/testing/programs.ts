import assert from 'node:assert/strict';
import type { InjectOptions } from 'fastify';
import type { TestHouse } from '#platform/testkit/house.ts';
import type { Answer, Json, Visitor } from '#platform/testkit/sign-in.ts';

/** A program as it speaks to the server: no cookie, no origin, a key in its header. */
export interface Program {
  get(path: string, headers?: Record<string, string>): Promise<Answer<Json>>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer<Json>>;
}

export function programWith(house: TestHouse, key: string): Program {
  const head = { host: 'office.test', authorization: `Bearer ${key}` };
  const ask = async (request: InjectOptions): Promise<Answer<Json>> => {
    const reply = await house.app.inject(request);
    const json = String(reply.headers['content-type'] ?? '').includes('json');
    return { status: reply.statusCode, body: json ? reply.json() : reply.body, headers: reply.headers };
  };
  return {
    get: (url, headers = {}) => ask({ method: 'GET', url, headers: { ...head, ...headers } }),
    post: (url, body, headers = {}) =>
      ask({
        method: 'POST',
        url,
        headers: { ...head, 'content-type': 'application/json', ...headers },
        payload: JSON.stringify(body),
      }),
  };
}

export interface WantedKey {
  readonly name?: string;
  readonly assignmentId: string | undefined;
  readonly applicationIds: readonly string[];
  readonly mayRead?: boolean;
  readonly mayStart?: boolean;
  readonly lastDay?: string;
  readonly addresses?: readonly string[];
}

let made = 0;

/** The administrator makes a key; nobody has agreed to it. */
export async function makeKey(administrator: Visitor, wanted: WantedKey): Promise<{ id: string; key: string }> {
  made += 1;
  const answer = await administrator.send('POST', '/api/applications/keys', {
    name: `门户网站${made}`,
    mayRead: true,
    mayStart: true,
    lastDay: '2027-06-30',
    ...wanted,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

/** And its person agrees. */
export async function agreedKey(administrator: Visitor, person: Visitor, wanted: WantedKey) {
  const key = await makeKey(administrator, wanted);
  const agreed = await person.send('POST', `/api/applications/own-keys/${key.id}/agree`);
  assert.equal(agreed.status, 200, JSON.stringify(agreed.body));
  return key;
}
