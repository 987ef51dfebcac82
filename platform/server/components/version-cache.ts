/**
 * Immutable things by id (published programs, compiled forms), kept in the process once read. The oldest goes
 * when the limit is reached. Keys carry the agency, so that one agency's id never finds another's thing.
 */
export class VersionCache<T> {
  readonly #limit: number;
  readonly #entries = new Map<string, T>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  async get(agencyId: string, id: string, read: () => Promise<T>): Promise<T> {
    const key = `${agencyId} ${id}`;
    const known = this.#entries.get(key);
    if (known) return known;
    const value = await read();
    const oldest = this.#entries.size >= this.#limit ? this.#entries.keys().next().value : undefined;
    if (oldest) this.#entries.delete(oldest);
    this.#entries.set(key, value);
    return value;
  }
}
