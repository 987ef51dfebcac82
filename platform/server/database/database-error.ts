/** What the database said, for the few places that turn it into a refusal. Codes: PostgreSQL appendix A. */
export interface DatabaseError extends Error {
  readonly code: string;
  readonly constraint?: string;
  readonly table?: string;
}

export const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code);

/** Two writers of the same key: the second gets this; `constraint` names whose key. */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  isDatabaseError(error) && error.code === '23505' && (constraint === undefined || error.constraint === constraint);

/** Somebody holds the row too long, or two transactions wait for each other: trying again helps. */
export const isBusy = (error: unknown): boolean =>
  isDatabaseError(error) && ['55P03', '40P01', '40001'].includes(error.code);
