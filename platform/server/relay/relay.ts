import { addMillis } from '@gov/base';
import type { LeasedWakeUp } from './wake-up-store.ts';
import { takeDue } from './wake-up-store.ts';
import { codeOf, type RelayOptions, usualLeaseMs, workOn } from './work-on.ts';

export interface Relay {
  start(): void;
  /** There is new work due now: looked for at once instead of at the next poll. */
  poke(): void;
  /** Does everything that is due, what this leaves behind included, and answers how many runs that were. */
  settle(): Promise<number>;
  /** Takes nothing more and waits for what is running. */
  stop(): Promise<void>;
}

/** Takes what is due and does it, so many pieces at a time. */
export function createRelay(options: RelayOptions): Relay {
  const relay = new PollingRelay(options);
  // Bound: `poke` is handed on by itself.
  return {
    start: () => relay.start(),
    poke: () => relay.poke(),
    settle: () => relay.settle(),
    stop: () => relay.stop(),
  };
}

class PollingRelay implements Relay {
  readonly #options: RelayOptions;
  readonly #concurrency: number;
  readonly #running = new Set<Promise<void>>();
  #stopping = false;
  #loop: Promise<void> | undefined;
  #newWork = deferred();

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#concurrency = options.concurrency ?? 4;
  }

  start(): void {
    this.#loop ??= this.#goRound();
  }

  poke(): void {
    this.#newWork.resolve();
  }

  async settle(): Promise<number> {
    for (let done = 0; ; ) {
      const taken = await this.#take(this.#concurrency);
      await Promise.all(taken.map((work) => workOn(this.#options, work)));
      done += taken.length;
      if (taken.length === 0) return done;
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#newWork.resolve();
    await this.#loop;
  }

  async #goRound(): Promise<void> {
    const { log, pollMs = 1000 } = this.#options;
    while (!this.#stopping) {
      this.#newWork = deferred();
      const more = await this.#fill().catch((error) => {
        log({ level: 'error', event: 'relay-cannot-take', errorCode: codeOf(error) });
        return false;
      });
      if (this.#running.size >= this.#concurrency) await Promise.race(this.#running);
      else if (!more) await atMostMs(pollMs, [this.#newWork.promise, ...this.#running]);
    }
    await Promise.all(this.#running);
  }

  /** Answers whether there may be more to take at once. */
  async #fill(): Promise<boolean> {
    const taken = await this.#take(this.#concurrency - this.#running.size);
    for (const work of taken) this.#launch(work);
    return taken.length > 0;
  }

  #take(atMost: number): Promise<readonly LeasedWakeUp[]> {
    const { database, clock, leaseMs = usualLeaseMs } = this.#options;
    const now = clock.now();
    const atMostPerAgency = Math.max(1, Math.ceil(atMost / 2));
    return database.read(takeDue({ now, leaseUntil: addMillis(now, leaseMs), atMost, atMostPerAgency }));
  }

  #launch(work: LeasedWakeUp): void {
    const { agencyId: agency, kind } = work;
    const run: Promise<void> = workOn(this.#options, work)
      // The lease runs out and the work is taken again.
      .catch((error) =>
        this.#options.log({ level: 'error', event: 'wake-up-abandoned', agency, kind, errorCode: codeOf(error) }),
      )
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }
}

/** Waits for the first of these, or for the time to be over. */
async function atMostMs(limitMs: number, events: readonly Promise<void>[]): Promise<void> {
  const time = deferred();
  const timer = setTimeout(time.resolve, limitMs);
  timer.unref();
  await Promise.race([time.promise, ...events]);
  clearTimeout(timer);
}

function deferred(): { readonly promise: Promise<void>; resolve(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, resolve };
}
