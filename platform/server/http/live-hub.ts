import type { PersonId } from '@gov/base';

type Listener = (topic: string) => void;

/** Every topic may have news: the page reads again what it shows. */
const anyTopic = '*';

/** Live updates: who listens in this process, and telling them that a topic has news. Never content. */
export class LiveHub {
  readonly #listeners = new Map<PersonId, Set<Listener>>();
  readonly #tellOthers: (personIds: readonly PersonId[], topic: string) => void;

  /** `tellOthers` passes news on to the other processes of the house. */
  constructor(tellOthers: (personIds: readonly PersonId[], topic: string) => void) {
    this.#tellOthers = tellOthers;
  }

  /** Starts listening for one person; the returned function ends it. */
  listen(personId: PersonId, listener: Listener): () => void {
    const listeners = this.#listeners.get(personId) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(personId, listeners);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(personId);
    };
  }

  /** How many streams of one person are open here. */
  listeners(personId: PersonId): number {
    return this.#listeners.get(personId)?.size ?? 0;
  }

  /** News of this process, after its commit. */
  tell(personIds: readonly PersonId[], topic: string): void {
    if (personIds.length === 0) return;
    this.hear(personIds, topic);
    this.#tellOthers(personIds, topic);
  }

  /** News of another process. */
  hear(personIds: readonly PersonId[], topic: string): void {
    for (const personId of new Set(personIds))
      for (const listener of this.#listeners.get(personId) ?? []) listener(topic);
  }

  /** News may have been missed: whoever listens here looks at everything. */
  tellEverybodyHere(): void {
    for (const listeners of this.#listeners.values()) for (const listener of listeners) listener(anyTopic);
  }
}
