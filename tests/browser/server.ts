import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** Loading the city takes a minute on two quiet cores, and other tests run beside it. */
const patience = 360_000;

export interface RunningServer {
  /** `http://localhost:43121`, without a slash at the end. */
  readonly address: string;
  /** Everything the server has written so far. */
  log(): string;
  stop(): Promise<void>;
}

/** A server that runs already (`JOURNEY_SERVER=http://localhost:8091`): while a journey is written, loading the city is the long part. */
export const joinServer = async (address: string): Promise<RunningServer> => ({
  address,
  log: () => '',
  stop: async () => undefined,
});

/** The real server on a free port with an own, empty data directory; resolves when it has printed its address. */
export async function startServer(environment: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  // PostgreSQL runs as another user when the tests run as root, and must be able to walk through.
  chmodSync(folder, 0o755);
  const child = spawn(process.execPath, ['apps/server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      KEYS_URL: `file://${join(folder, 'keys')}`,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stopWithUs = () => child.kill('SIGTERM');
  process.once('exit', stopWithUs);
  const written: string[] = [];
  const address = await printedAddress(child, written).catch(async (error: unknown) => {
    await end(child);
    throw error;
  });
  return {
    address,
    log: () => written.join(''),
    stop: async () => {
      process.off('exit', stopWithUs);
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function printedAddress(child: ChildProcess, written: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the server ${why}:\n${written.join('').slice(-4000)}`));
    const timer = setTimeout(() => fail(`printed no address within ${patience / 1000} s`), patience);
    const listen = (part: Buffer) => {
      written.push(part.toString());
      const address = /https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):[1-9]\d*/.exec(written.join(''))?.[0];
      if (address) {
        clearTimeout(timer);
        resolve(address);
      }
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', (part: Buffer) => written.push(part.toString()));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`ended with ${signal ?? code}`);
    });
    child.once('error', reject);
  });
}

/** As Ctrl-C would; a server that does not end in time is a finding, and is ended all the same. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const late = Symbol('late');
  const outcome = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 20_000, late).unref())]);
  if (outcome !== late) return;
  child.kill('SIGKILL');
  throw new Error('the server did not stop within 20 s of SIGINT');
}
