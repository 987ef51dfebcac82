import type { PersonId } from '@gov/base';

type Listener = (topic: string) => void;

/** Live updates of this process: who listens, and telling them that a topic has news. Never content. */
export class LiveHub {
  readonly #listeners = new Map<PersonId, Set<Listener>>();

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

  tell(personIds: readonly PersonId[], topic: string): void {
    for (const personId of new Set(personIds))
      for (const listener of this.#listeners.get(personId) ?? []) listener(topic);
  }
}
