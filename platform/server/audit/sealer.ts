import type { AgencyId, Clock } from '@gov/base';
import type { Signer } from '@gov/ledger';
import { isBusy, isUniqueViolation } from '#platform/server/database/database-error.ts';
import type { Database } from '#platform/server/database/pool.ts';
import { auditedAgencies } from './audit-store.ts';
import type { HeadsBook } from './heads.ts';
import { sealAgency } from './seal-agency.ts';

export interface SealerOptions {
  readonly database: Database;
  /** Opened when the first row is sealed: before the first-run ceremony there is no agency to keep a key. */
  readonly openSigner: () => Promise<Signer>;
  readonly heads: HeadsBook;
  readonly clock: Clock;
  /** A run that failed is tried again; this is where it is told. */
  readonly failed: (agencyId: AgencyId, error: unknown) => void;
}

export interface Sealer {
  /** An agency has new audit rows: they are sealed within a second, several calls together. */
  audited(agencyId: AgencyId): void;
  /** Seals one agency's waiting rows now, instead of within a second. */
  seal(agencyId: AgencyId): Promise<void>;
  /** Seals what any process left waiting; at start and once a minute. */
  sealAll(): Promise<void>;
  /** Seals what is noted, writes the heads and ends the timers. */
  stop(): Promise<void>;
}

const gatherMillis = 500;
const headsMillis = 10_000;
const sweepMillis = 60_000;

/** One per process; several processes may seal the same agency, the second finds nothing or is refused harmlessly. */
export function startSealer(options: SealerOptions): Sealer {
  const waiting = new Set<AgencyId>();
  let opening: Promise<Signer> | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  /** One after the other; a failed run is told to whoever asked for it and holds up none after it. */
  const queue = (work: () => Promise<void>): Promise<void> => {
    const done = running.then(work);
    running = done.catch(() => undefined);
    return done;
  };
  const sealWaiting = async (): Promise<void> => {
    const agencies = [...waiting];
    waiting.clear();
    for (const agencyId of agencies) await tryToSeal(agencyId);
  };
  const signer = (): Promise<Signer> => {
    opening ??= options.openSigner().catch((error) => {
      opening = undefined; // the next batch tries again
      throw error;
    });
    return opening;
  };
  const tryToSeal = async (agencyId: AgencyId): Promise<void> => {
    try {
      await sealWhole(options, await signer(), agencyId);
    } catch (error) {
      if (!isUniqueViolation(error) && !isBusy(error)) options.failed(agencyId, error);
    }
  };
  const sealAll = (): Promise<void> =>
    queue(async () => {
      for (const { id } of await options.database.read(auditedAgencies)) await tryToSeal(id);
    });
  const flushHeads = (): Promise<void> => options.heads.flush().catch((error) => options.failed(noAgency, error));

  const timers = [
    setInterval(() => void flushHeads(), headsMillis),
    setInterval(() => void sealAll().catch((error) => options.failed(noAgency, error)), sweepMillis),
  ];
  for (const timer of timers) timer.unref();

  return {
    audited(agencyId) {
      waiting.add(agencyId);
      gathering ??= setTimeout(() => {
        gathering = undefined;
        queue(sealWaiting).catch((error) => options.failed(noAgency, error));
      }, gatherMillis);
    },
    seal: (agencyId) => queue(() => tryToSeal(agencyId)),
    sealAll,
    async stop() {
      clearTimeout(gathering);
      for (const timer of timers) clearInterval(timer);
      await queue(sealWaiting);
      await flushHeads();
    },
  };
}

const noAgency = '' as AgencyId; // reason: the failure belongs to no agency; the log prints an empty name

/** Batch after batch, each in a transaction of its own; a head is noted only after its commit. */
async function sealWhole(options: SealerOptions, signer: Signer, agencyId: AgencyId): Promise<void> {
  for (let more = true; more; ) {
    const result = await options.database.agency(agencyId, (tx) =>
      sealAgency(tx, { signer, now: options.clock.now() }),
    );
    const batch = result.ok ? result.value : undefined;
    if (batch) options.heads.note(batch.checkpoint);
    more = batch?.more ?? false;
  }
}
