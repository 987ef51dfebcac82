import { Client } from 'pg';
import { listen, notifyAll, stillThere } from './signals-store.ts';

export interface LineOptions {
  readonly url: string;
  /** Said by another process; the own words are not heard. */
  readonly onMessage: (text: string) => void;
  /** Listening again after it was not. */
  readonly onBack: () => void;
  readonly log: (entry: Readonly<Record<string, string | number | boolean | undefined>>) => void;
}

export const signalsName = 'gov-office-signals';

const shortestPauseMillis = 100;
const longestPauseMillis = 10_000;
/** A connection that died without a word is found by asking. */
const askMillis = 30_000;
const answerMillis = 10_000;

/** One connection that listens and notifies; it comes back by itself with a growing pause. */
export class SignalLine {
  readonly #options: LineOptions;
  #client: Client | undefined;
  #pause = shortestPauseMillis;
  #again: NodeJS.Timeout | undefined;
  #asking: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  get up(): boolean {
    return this.#client !== undefined;
  }

  /** The first attempt, successful or not. */
  async open(): Promise<void> {
    await this.#connect();
  }

  /** False: not certainly said. */
  async say(payloads: readonly string[]): Promise<boolean> {
    const client = this.#client;
    if (payloads.length === 0) return true;
    if (!client) return false;
    return client.query(notifyAll(payloads)).then(
      () => true,
      () => {
        this.#lost(client);
        return false;
      },
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#again);
    clearInterval(this.#asking);
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  async #connect(): Promise<boolean> {
    const client = newClient(this.#options.url);
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ processId, payload }) => {
      if (processId !== ownProcess(client)) this.#options.onMessage(payload ?? '');
    });
    try {
      await client.connect();
      await client.query(listen);
    } catch (error) {
      this.#options.log({ level: 'warn', event: 'signals-cannot-listen', problem: String(error) });
      void client.end().catch(() => undefined);
      this.#later();
      return false;
    }
    if (this.#closed) {
      await client.end().catch(() => undefined);
      return false;
    }
    this.#client = client;
    this.#pause = shortestPauseMillis;
    this.#asking = setInterval(() => {
      client.query(stillThere).catch(() => this.#lost(client));
    }, askMillis).unref();
    return true;
  }

  #lost(client: Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    clearInterval(this.#asking);
    void client.end().catch(() => undefined);
    if (this.#closed) return;
    this.#options.log({ level: 'info', event: 'signals-lost' });
    this.#later();
  }

  #later(): void {
    if (this.#closed) return;
    this.#again = setTimeout(async () => {
      if (await this.#connect()) this.#options.onBack();
    }, this.#pause).unref();
    this.#pause = Math.min(this.#pause * 2, longestPauseMillis);
  }
}

/** A signal may be lost with the machine: its commit need not wait for the disk. */
const newClient = (url: string): Client =>
  new Client({
    connectionString: url,
    application_name: signalsName,
    keepAlive: true,
    connectionTimeoutMillis: answerMillis,
    query_timeout: answerMillis,
    options: '-c synchronous_commit=off',
  });

const ownProcess = (client: Client): number | null =>
  // reason: pg does not publish the type of this number
  (client as unknown as { processID: number | null }).processID;
