import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Clock, type Ids, instantFromMillis } from '@gov/base';
import { selfTest } from '@gov/gm';
import { v7 } from 'uuid';
import { openAuditSigner } from '#platform/server/audit/audit-key.ts';
import { auditPlaces } from '#platform/server/audit/audit-places.ts';
import { openHeadsBook } from '#platform/server/audit/heads.ts';
import { type Sealer, startSealer } from '#platform/server/audit/sealer.ts';
import { openDatabase } from '#platform/server/database/pool.ts';
import { openAgencyKeys } from '#platform/server/files/agency-keys.ts';
import { collectKind, openLocalFileStore } from '#platform/server/files/local-file-store.ts';
import {
  type Housekeeping,
  housekeepingKind,
  keepHouse,
  openHousekeeping,
} from '#platform/server/housekeeping/housekeeping.ts';
import { collectErrors, type House } from '#platform/server/http/house.ts';
import { LiveHub } from '#platform/server/http/live-hub.ts';
import { RateLimit } from '#platform/server/http/rate-limit.ts';
import { AgencyFactsCache } from '#platform/server/identity/agency-facts.ts';
import { createRelay, type Relay } from '#platform/server/relay/relay.ts';
import { openSignals } from '#platform/server/signals/process-signals.ts';
import type { RegisteredComponent } from './registered-component.ts';
import { runWakeUp } from './run-wake-up.ts';

export interface HouseOptions {
  readonly components: readonly RegisteredComponent[];
  /** Application role. */
  readonly databaseUrl: string;
  readonly filesDirectory: string;
  /** Where heads of the audit and the wrapped signing key stand. */
  readonly dataDirectory: string;
  readonly keysPath: string;
  /** A second directory for the heads of the audit (AUDIT_HEADS_COPY), best on another volume. */
  readonly auditHeadsCopy?: string;
  readonly secure: boolean;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly log: House['log'];
  readonly rateLimit?: { readonly burst: number; readonly perSecond: number };
  readonly maximumConnections?: number;
  /** How long the relay waits where nobody tells it of work. */
  readonly relayPollMs?: number;
}

/** A house with its background work. */
export interface OpenHouse {
  readonly house: House;
  readonly relay: Relay;
  readonly sealer: Sealer;
  /** Removes what is over; started with the relay. */
  readonly housekeeping: Housekeeping;
  /** Finishes what runs, seals, closes the connections. */
  stop(): Promise<void>;
}

export const systemClock: Clock = { now: () => instantFromMillis(Date.now()) };
export const freshIds: Ids = { next: () => v7() };

/** Opens everything requests and jobs of one process share. The database is migrated already. */
export async function openHouse(options: HouseOptions): Promise<OpenHouse> {
  await selfTest();
  const { components, log } = options;
  const clock = options.clock ?? systemClock;
  const ids = options.ids ?? freshIds;
  const database = openDatabase({ url: options.databaseUrl, maximumConnections: options.maximumConnections ?? 16 });
  const fileDatabase = openDatabase({ url: options.databaseUrl, maximumConnections: 4 });
  await mkdir(options.filesDirectory, { recursive: true, mode: 0o700 });
  await mkdir(dirname(options.keysPath), { recursive: true, mode: 0o700 });
  const keys = await openAgencyKeys({ keysPath: options.keysPath, database: fileDatabase, clock });
  const files = openLocalFileStore({ directory: options.filesDirectory, keys, database: fileDatabase, clock, ids });
  const places = auditPlaces(options.dataDirectory, options.auditHeadsCopy);
  const heads = openHeadsBook(places.headDirectories);
  const sealer = startSealer({
    database,
    openSigner: () => openAuditSigner(places.keyFile, keys.house),
    heads,
    clock,
    failed: (agencyId, error) => log({ level: 'error', sealing: agencyId, problem: String(error) }),
  });
  const house: House = {
    components,
    database,
    agencies: new AgencyFactsCache(database, components),
    files,
    keys,
    live: new LiveHub((personIds, topic) => signals.news(personIds, topic)),
    rateLimit: new RateLimit(options.rateLimit ?? { burst: 120, perSecond: 30 }),
    clock,
    ids,
    errors: collectErrors(components),
    poke: () => {
      relay.poke();
      signals.work();
    },
    audited: (agencyId) => sealer.audited(agencyId),
    secure: options.secure,
    log,
  };
  const relay = createRelay({
    database,
    clock,
    log,
    ...(options.relayPollMs ? { pollMs: options.relayPollMs } : {}),
    run: (work, transact, stillAtIt) => {
      if (work.kind === collectKind) return transact((tx) => files.collect(tx, work.key));
      if (work.kind === housekeepingKind) return transact((tx) => keepHouse(tx, work.key, clock.now()));
      return runWakeUp(house, work, transact, stillAtIt);
    },
  });
  const signals = await openSignals({
    url: options.databaseUrl,
    onWork: () => relay.poke(),
    onNews: (personIds, topic) => house.live.hear(personIds, topic),
    onGap: () => {
      relay.poke();
      house.live.tellEverybodyHere();
    },
    log,
  });
  const housekeeping = openHousekeeping({
    database,
    clock,
    poke: () => relay.poke(),
    failed: (error) => log({ level: 'error', event: 'housekeeping', problem: String(error) }),
  });
  return {
    house,
    relay,
    sealer,
    housekeeping,
    async stop() {
      housekeeping.stop();
      await relay.stop();
      await signals.stop();
      await sealer.stop();
      await fileDatabase.stop();
      await database.stop();
    },
  };
}
