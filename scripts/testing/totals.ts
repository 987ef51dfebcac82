/** What came of some tests, and how parts are added up. */
export interface Totals {
  readonly passed: number;
  readonly skipped: number;
  /** One line per failure: place and title. */
  readonly failures: readonly string[];
  /** The tests that took longest. */
  readonly slow: readonly { readonly name: string; readonly millis: number }[];
}

export const nothing: Totals = { passed: 0, skipped: 0, failures: [], slow: [] };

const keptSlow = 5;

export const sum = (parts: readonly Totals[]): Totals => ({
  passed: parts.reduce((count, part) => count + part.passed, 0),
  skipped: parts.reduce((count, part) => count + part.skipped, 0),
  failures: parts.flatMap((part) => part.failures),
  slow: slowest(parts.flatMap((part) => part.slow)),
});

/** The few that took more than two seconds, longest first. */
export const slowest = (times: Totals['slow']): Totals['slow'] =>
  times
    .filter(({ millis }) => millis > 2000)
    .toSorted((a, b) => b.millis - a.millis)
    .slice(0, keptSlow);

/** `12 passed, 1 failed, 2 skipped` */
export const countsOf = ({ passed, failures, skipped }: Totals): string =>
  `${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
