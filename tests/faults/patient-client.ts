import { randomUUID } from 'node:crypto';

export interface PatientAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: replies of several routes; the test names what it reads
  readonly body: any;
}

/**
 * A client as the protocol wants it: no answer means unknown, so the same command id is asked again until there is
 * one. Whatever it returns was acknowledged by the server.
 */
export class PatientClient {
  readonly #address: string;
  #cookie = '';

  constructor(address: string) {
    this.#address = address;
  }

  async signIn(signInName: string, password: string): Promise<void> {
    const reply = await this.#untilAnswered(() => this.#send('POST', '/api/session', { signInName, password }));
    if (reply.status !== 200) throw new Error(`sign-in of ${signInName}: ${reply.status}`);
    this.#cookie = String(reply.headers.get('set-cookie')).split(';')[0] ?? '';
  }

  async get(path: string): Promise<PatientAnswer> {
    const reply = await this.#untilAnswered(() => this.#send('GET', path));
    return { status: reply.status, body: await reply.json() };
  }

  /** One act, done once whatever happens on the way. */
  async act(path: string, body: unknown, method: 'POST' | 'PUT' = 'POST'): Promise<PatientAnswer> {
    const commandId = randomUUID();
    for (;;) {
      const reply = await this.#untilAnswered(() => this.#send(method, path, body, commandId));
      const answer = await reply.json().catch(() => undefined);
      if (answer !== undefined) return { status: reply.status, body: answer };
    }
  }

  /** An act that must be accepted: its answer's body, or an error with what the server said. */
  // biome-ignore lint/suspicious/noExplicitAny: see PatientAnswer
  async done(path: string, body: unknown, method: 'POST' | 'PUT' = 'POST'): Promise<any> {
    const answer = await this.act(path, body, method);
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  #send(method: string, path: string, body?: unknown, commandId?: string): Promise<Response> {
    return fetch(this.#address + path, {
      method,
      headers: {
        cookie: this.#cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(commandId ? { 'x-command-id': commandId } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** No answer, too busy and broken (5xx) are all "unknown": asked again until something else comes back. */
  async #untilAnswered(send: () => Promise<Response>): Promise<Response> {
    for (let tries = 0; tries < 1200; tries += 1) {
      const reply = await send().catch(() => undefined);
      if (reply && reply.status < 500 && reply.status !== 429) return reply;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('no answer for two minutes');
  }
}
