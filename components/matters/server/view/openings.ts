import { addMillis, type Instant } from '@gov/base';

const spanMillis = 10 * 60_000;
const atMost = 50_000;

/**
 * Which openings of a page stand in the audit already. A page that is open reads itself again with each live update;
 * that is the same opening. Kept per process: after a restart, or in another process, an opening is written once more,
 * never once less.
 */
export class Openings {
  readonly #audited = new Map<string, Instant>();

  /** True when this is an opening of its own: the first in a session, or the last one was written some minutes ago. */
  isNew(key: string, now: Instant): boolean {
    const last = this.#audited.get(key);
    return last === undefined || addMillis(last, spanMillis) <= now || last > now;
  }

  /** To be called once its audit row is committed. */
  written(key: string, now: Instant): void {
    this.#audited.delete(key);
    this.#audited.set(key, now);
    const [oldest] = this.#audited.keys();
    if (this.#audited.size > atMost && oldest !== undefined) this.#audited.delete(oldest);
  }
}
