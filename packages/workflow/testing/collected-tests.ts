/** Stands in for `node:test` where tests are run against a mutant: they are collected, not reported. */
export interface CollectedTest {
  readonly name: string;
  readonly run: () => unknown;
}

const collected: CollectedTest[] = [];

export function test(name: string, run: () => unknown): void {
  collected.push({ name, run });
}

/** What has been collected since the last time. */
export const takeCollected = (): readonly CollectedTest[] => collected.splice(0);
