import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Clock, type Ids, instantFromMillis } from '@gov/base';
import { selfTest } from '@gov/gm';
import { v7 } from 'uuid';
import { openAuditSigner } from '#platform/server/audit/audit-key.ts';
import { auditPlaces } from '#platform/server/audit/audit-places.ts';
import { openHeadsBook } from '#platform/server/audit/heads.ts';
import { type Sealer, startSealer } from '#platform/server/audit/sealer.ts';
import { type Database, openDatabase } from '#platform/server/database/pool.ts';
import { type AgencyKeys, openAgencyKeys } from '#platform/server/files/agency-keys.ts';
import { collectKind, type EncryptedFileStore, openFileStore } from '#platform/server/files/encrypted-file-store.ts';
import { type FilePlace, openSealedBytes } from '#platform/server/files/open-sealed-bytes.ts';
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
import { wrapSecretsInClear } from '#platform/server/identity/wrap-secrets.ts';
import { createRelay, type Relay } from '#platform/server/relay/relay.ts';
import { openSignals, type ProcessSignals } from '#platform/server/signals/process-signals.ts';
import type { RegisteredComponent } from './registered-component.ts';
import { runWakeUp } from './run-wake-up.ts';

export interface HouseOptions {
  readonly components: readonly RegisteredComponent[];
  /** Application role. */
  readonly databaseUrl: string;
  /** Where encrypted files lie. */
  readonly files: FilePlace;
  /** Where heads of the audit and the wrapped signing key stand. */
  readonly dataDirectory: string;
  readonly keysPath: string;
  /** A second directory for the heads of the audit (AUDIT_HEADS_COPY), best on another volume. */
  readonly auditHeadsCopy?: string;
  readonly secure: boolean;
  /** False where others than this machine reach the process, see `House`; absent = true. */
  readonly servesDemoAccounts?: boolean;
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

/** What the parts of a house stand on. */
interface Ground {
  readonly database: Database;
  /** For files only: a use case that holds a connection never waits for a second one of the same pool. */
  readonly fileDatabase: Database;
  readonly keys: AgencyKeys;
  readonly files: EncryptedFileStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

async function openGround(options: HouseOptions): Promise<Ground> {
  const clock = options.clock ?? systemClock;
  const ids = options.ids ?? freshIds;
  const url = options.databaseUrl;
  const database = openDatabase({ url, maximumConnections: options.maximumConnections ?? 16 });
  const fileDatabase = openDatabase({ url, maximumConnections: 4 });
  await mkdir(dirname(options.keysPath), { recursive: true, mode: 0o700 });
  const keys = await openAgencyKeys({ keysPath: options.keysPath, database: fileDatabase, clock });
  const bytes = await openSealedBytes(options.files, () => ids.next());
  const files = openFileStore({ bytes, keys, database: fileDatabase, clock, ids });
  return { database, fileDatabase, keys, files, clock, ids };
}

function sealerOf({ dataDirectory, auditHeadsCopy, log }: HouseOptions, { database, keys, clock }: Ground): Sealer {
  const places = auditPlaces(dataDirectory, auditHeadsCopy);
  return startSealer({
    database,
    openSigner: () => openAuditSigner(places.keyFile, keys.house),
    heads: openHeadsBook(places.headDirectories),
    clock,
    failed: (agencyId, error) => log({ level: 'error', sealing: agencyId, problem: String(error) }),
  });
}

function relayOf({ relayPollMs, log }: HouseOptions, { database, files, clock }: Ground, house: House): Relay {
  return createRelay({
    database,
    clock,
    log,
    ...(relayPollMs ? { pollMs: relayPollMs } : {}),
    run: (work, transact, stillAtIt) => {
      if (work.kind === collectKind) return files.collect(work, transact);
      if (work.kind === housekeepingKind) return transact((tx) => keepHouse(tx, work.key, clock.now()));
      return runWakeUp(house, work, transact, stillAtIt);
    },
  });
}

/** Other processes of the house wake this one's relay and have news for its pages. */
const signalsOf = ({ databaseUrl, log }: HouseOptions, relay: Relay, live: LiveHub): Promise<ProcessSignals> =>
  openSignals({
    url: databaseUrl,
    onWork: relay.poke,
    onNews: (personIds, topic) => live.hear(personIds, topic),
    onGap: () => {
      relay.poke();
      live.tellEverybodyHere();
    },
    log,
  });

/** What could not be wrapped is wrapped at the next start, or when it is used; the house opens all the same. */
const wrapSecrets = ({ database, keys }: Ground, log: House['log']): Promise<unknown> =>
  wrapSecretsInClear({ database, keys: keys.house }).then(
    (wrapped) => wrapped > 0 && log({ level: 'info', event: 'secrets of second factors wrapped', accounts: wrapped }),
    (error: unknown) => log({ level: 'error', event: 'wrapping secrets of second factors', problem: String(error) }),
  );

/** Opens everything requests and jobs of one process share. The database is migrated already. */
export async function openHouse(options: HouseOptions): Promise<OpenHouse> {
  await selfTest();
  const { components, secure, log } = options;
  const ground = await openGround(options);
  const { fileDatabase, ...shared } = ground;
  const { database, clock } = ground;
  const sealer = sealerOf(options, ground);
  const house: House = {
    ...shared,
    components,
    agencies: new AgencyFactsCache(database, components),
    live: new LiveHub((personIds, topic) => signals.news(personIds, topic)),
    rateLimit: new RateLimit(options.rateLimit ?? { burst: 120, perSecond: 30 }),
    errors: collectErrors(components),
    poke: () => {
      relay.poke();
      signals.work();
    },
    audited: sealer.audited,
    secure,
    servesDemoAccounts: options.servesDemoAccounts ?? true,
    log,
  };
  const relay = relayOf(options, ground, house);
  const signals = await signalsOf(options, relay, house.live);
  const failed = (error: unknown) => log({ level: 'error', event: 'housekeeping', problem: String(error) });
  const housekeeping = openHousekeeping({ database, clock, poke: relay.poke, failed });
  await wrapSecrets(ground, log);
  const stop = async () => {
    housekeeping.stop();
    await relay.stop();
    await signals.stop();
    await sealer.stop();
    await fileDatabase.stop();
    await database.stop();
  };
  return { house, relay, sealer, housekeeping, stop };
}
