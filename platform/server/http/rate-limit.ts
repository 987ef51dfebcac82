export interface Limits {
  /** Requests at once. */
  readonly burst: number;
  /** How fast they come back. */
  readonly perSecond: number;
  /** Callers kept in mind; beyond them the one that was quiet for longest is forgotten. */
  readonly remembered?: number;
}

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** A token bucket per key. Constant work and bounded memory per request, whoever invents however many keys. */
export class RateLimit {
  readonly #limits: Limits;
  readonly #remembered: number;
  /** In the order of the last request: the first is the one that was quiet for longest. */
  readonly #buckets = new Map<string, Bucket>();

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#remembered = limits.remembered ?? 50_000;
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** 0 when the request may pass, else the seconds to wait. A dear request costs more, but never more than a full bucket. */
  take(key: string, nowMillis: number, cost = 1): number {
    const { burst, perSecond } = this.#limits;
    const price = Math.min(cost, burst);
    const tokens = this.#tokens(key, nowMillis);
    const passes = tokens >= price;
    this.#keep(key, { tokens: passes ? tokens - price : tokens, at: nowMillis });
    return passes ? 0 : Math.ceil((price - tokens) / perSecond);
  }

  /** What was taken is given back: the request turned out to be another caller's. */
  giveBack(key: string, nowMillis: number): void {
    this.#keep(key, { tokens: Math.min(this.#limits.burst, this.#tokens(key, nowMillis) + 1), at: nowMillis });
  }

  /** Whether a request under this key was seen lately. */
  knows(key: string): boolean {
    return this.#buckets.has(key);
  }

  forget(key: string): void {
    this.#buckets.delete(key);
  }

  #tokens(key: string, nowMillis: number): number {
    const { burst, perSecond } = this.#limits;
    const bucket = this.#buckets.get(key);
    if (!bucket) return burst;
    // A clock that was set back must lock nobody out until it is there again.
    const passed = Math.max(0, nowMillis - bucket.at);
    return Math.min(burst, bucket.tokens + (passed / 1000) * perSecond);
  }

  #keep(key: string, bucket: Bucket): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size <= this.#remembered) return;
    const oldest = this.#buckets.keys().next().value;
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
