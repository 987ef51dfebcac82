import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { embeddedDatabaseName, startEmbedded } from '#platform/server/database/launcher.ts';

const root = join(import.meta.dirname, '../..');
const patienceMs = 180_000;

/** A data directory of its own, over which the real server is started as often as a test likes. */
export interface ServerPlace {
  readonly dataDirectory: string;
  start(environment?: NodeJS.ProcessEnv): SpokenServer;
  /** Says one statement to the house's database as its superuser, beside a running server or alone; all values that come back. */
  ask(statement: string, values?: readonly unknown[]): Promise<unknown[]>;
  /** Ends PostgreSQL and removes everything. */
  remove(): Promise<void>;
}

/** A started server as its operator sees it: by what it writes. */
export interface SpokenServer {
  /** Everything written so far. */
  said(): string;
  /** Resolves when the words stand there; refused when the process ends first. */
  until(words: RegExp): Promise<string>;
  readonly ended: Promise<number | string>;
  kill(signal: 'SIGKILL' | 'SIGINT'): Promise<void>;
  /** Stands still, with everything it has open, until it goes on. */
  pause(): void;
  goOn(): void;
}

export function serverPlace(): ServerPlace {
  const folder = mkdtempSync(join(tmpdir(), 'office-spoken-'));
  // PostgreSQL runs as another user when the tests run as root, and must be able to walk through.
  chmodSync(folder, 0o755);
  const dataDirectory = join(folder, 'data');
  const own = { PORT: '0', DATA_DIR: dataDirectory, KEYS_URL: `file://${join(folder, 'keys/key')}`, WEB_BUILD: '0' };
  const started: SpokenServer[] = [];
  return {
    dataDirectory,
    start(environment = {}) {
      const server = spoken(
        spawn(process.execPath, ['apps/server/main.ts'], {
          cwd: root,
          env: { ...process.env, ...own, ...environment },
        }),
      );
      started.push(server);
      return server;
    },
    ask: (statement, values = []) => askDatabase(dataDirectory, statement, values),
    async remove() {
      await Promise.all(started.map((server) => server.kill('SIGKILL')));
      const postgres = await startEmbedded({ dataDir: dataDirectory });
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function askDatabase(dataDir: string, text: string, values: readonly unknown[]): Promise<unknown[]> {
  const postgres = await startEmbedded({ dataDir });
  const url = new URL(postgres.superuserUrl);
  url.pathname = `/${embeddedDatabaseName}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query({ text, values: [...values], rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
    await postgres.stop();
  }
}

/** What a started server process says, and how it is ended. */
export function spoken(child: ChildProcess): SpokenServer {
  let text = '';
  const listeners = new Set<() => void>();
  const hear = (part: Buffer) => {
    text += part.toString();
    for (const listener of listeners) listener();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const ended = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'no code')),
  );
  return {
    said: () => text,
    ended,
    until: (words) =>
      new Promise((resolve, reject) => {
        const fail = (why: string) => reject(new Error(`${words} was not said: ${why}\n${text.slice(-3000)}`));
        const timer = setTimeout(() => fail('too late'), patienceMs);
        const look = () => {
          const found = words.exec(text);
          if (!found) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(found[0]);
        };
        listeners.add(look);
        void ended.then((code) => fail(`ended with ${code}`));
        look();
      }),
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
    pause: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
  };
}
