/** A token bucket per key (session, else address): `burst` requests at once, refilled at `perSecond`. */
export class RateLimit {
  readonly #burst: number;
  readonly #perSecond: number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(limits: { readonly burst: number; readonly perSecond: number }) {
    this.#burst = limits.burst;
    this.#perSecond = limits.perSecond;
  }

  /** 0 when the request may pass, else the seconds to wait. */
  take(key: string, nowMillis: number): number {
    if (this.#buckets.size > 50_000) this.#forgetFull(nowMillis);
    const bucket = this.#buckets.get(key) ?? { tokens: this.#burst, at: nowMillis };
    const tokens = Math.min(this.#burst, bucket.tokens + ((nowMillis - bucket.at) / 1000) * this.#perSecond);
    const passes = tokens >= 1;
    this.#buckets.set(key, { tokens: passes ? tokens - 1 : tokens, at: nowMillis });
    return passes ? 0 : Math.ceil((1 - tokens) / this.#perSecond);
  }

  #forgetFull(nowMillis: number): void {
    for (const [key, bucket] of this.#buckets)
      if (bucket.tokens + ((nowMillis - bucket.at) / 1000) * this.#perSecond >= this.#burst) this.#buckets.delete(key);
  }
}
