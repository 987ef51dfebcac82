import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMillis, type Clock, type Instant } from '@gov/base';
import type { FastifyInstance } from 'fastify';
import { type HouseOptions, type OpenHouse, openHouse } from '#platform/server/components/open-house.ts';
import type { RegisteredComponent } from '#platform/server/components/registered-component.ts';
import { createHttpServer } from '#platform/server/http/http-server.ts';
import { testDatabase } from './database.ts';

/** A clock that stands still until it is moved. */
export interface MovableClock extends Clock {
  set(instant: Instant): void;
  advance(millis: number): void;
}

export function movableClock(start: string): MovableClock {
  let now = start as Instant; // reason: tests write instants as text
  return {
    now: () => now,
    set: (instant) => {
      now = instant;
    },
    advance: (millis) => {
      now = addMillis(now, millis);
    },
  };
}

/** A whole house on a database of its own, reached through HTTP as the browser reaches it. */
export interface TestHouse extends OpenHouse {
  readonly app: FastifyInstance;
  readonly clock: MovableClock;
  /** Errors the house logged; a test that expects none asserts this is empty. */
  readonly problems: readonly unknown[];
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  readonly dataDirectory: string;
  /** What each of its processes is opened with. */
  readonly options: HouseOptions;
  /** A second process of the same house: its own memory, the same database, keys and clock. Closed with the house. */
  beside(): Promise<TestProcess>;
  close(): Promise<void>;
}

/** One process of a house, with a memory of its own. */
export type TestProcess = OpenHouse & { readonly app: FastifyInstance };

export async function openProcess(options: HouseOptions): Promise<TestProcess> {
  const open = await openHouse(options);
  const webDirectory = join(options.dataDirectory, 'no-web');
  return { ...open, app: await createHttpServer(open.house, { webDirectory, trustProxy: false }) };
}

export async function testHouse(
  components: readonly RegisteredComponent[],
  options: { readonly now?: string; readonly relayPollMs?: number; readonly files?: HouseOptions['files'] } = {},
): Promise<TestHouse> {
  const migrations = components.flatMap((c) =>
    c.migrations ? [{ component: c.manifest.id, directory: c.migrations }] : [],
  );
  const database = await testDatabase({ components: migrations });
  const dataDirectory = await mkdtemp(join(tmpdir(), 'gov-test-'));
  const clock = movableClock(options.now ?? '2026-11-24T02:00:00.000Z');
  const problems: unknown[] = [];
  const houseOptions: HouseOptions = {
    components,
    databaseUrl: database.url,
    files: options.files ?? { kind: 'directory', directory: join(dataDirectory, 'files') },
    dataDirectory,
    keysPath: join(`${dataDirectory}-keys`, 'key'),
    secure: false,
    clock,
    log: (entry) => {
      if (entry.level === 'error') problems.push(entry);
    },
    rateLimit: { burst: 100_000, perSecond: 100_000 },
    maximumConnections: 6,
    ...(options.relayPollMs ? { relayPollMs: options.relayPollMs } : {}),
  };
  const first = await openProcess(houseOptions);
  const processes = [first];
  return {
    ...first,
    clock,
    problems,
    ownerUrl: database.ownerUrl,
    superuserUrl: database.superuserUrl,
    dataDirectory,
    options: houseOptions,
    async beside() {
      const another = await openProcess(houseOptions);
      processes.push(another);
      return another;
    },
    async close() {
      for (const { app, stop } of processes) {
        await app.close();
        await stop();
      }
      await database.drop();
      await rm(dataDirectory, { recursive: true, force: true });
      await rm(`${dataDirectory}-keys`, { recursive: true, force: true });
    },
  };
}
