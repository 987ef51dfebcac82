import { CallError } from '#platform/web/data/call-error.ts';
import type { Going } from './batch-plan.ts';

/** One row of a batch under way. */
export interface Line extends Going {
  /** Kept as long as nobody knows whether it was done: sent again, it does nothing twice. */
  readonly commandId: string;
  readonly state: 'waiting' | 'done' | 'refused';
  /** Why it was not done. */
  readonly sentence?: string;
}

interface Run {
  send(line: Line): Promise<unknown>;
  /** Asked before each row. */
  isStopped(): boolean;
  onChange(lines: readonly Line[]): void;
}

/** Refusals that say nothing about the row: the same may be wanted again. */
const ofTheMoment = new Set([
  'http.busy',
  'http.rate',
  'http.session',
  'http.place-ended',
  'http.other-identity',
  'http.suspended',
]);

const isRefusal = (error: CallError): boolean => !error.mayRetry && !ofTheMoment.has(error.code);

/** Somebody else has only this row in hand just now; everything else would meet the next row as well. */
const endsRun = (error: CallError): boolean => !isRefusal(error) && error.code !== 'http.busy';

/**
 * Does what still waits, one row after the other; a row that is refused leaves the others. Ends where it is stopped, or where
 * the next row would fare no better: what is left waits, and is sent with the same command ids when it goes on.
 */
export async function runLines(lines: readonly Line[], { send, isStopped, onChange }: Run): Promise<readonly Line[]> {
  let now = lines;
  for (const line of lines) {
    if (line.state !== 'waiting') continue;
    if (isStopped()) break;
    const failed = await outcome(() => send(line));
    now = now.map((one) => (one.commandId === line.commandId ? after(one, failed) : one));
    onChange(now);
    if (failed && endsRun(failed)) break;
  }
  return now;
}

async function outcome(act: () => Promise<unknown>): Promise<CallError | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (error instanceof CallError) return error;
    throw error;
  }
}

function after({ sentence: _former, ...line }: Line, failed: CallError | undefined): Line {
  if (!failed) return { ...line, state: 'done' };
  return { ...line, state: isRefusal(failed) ? 'refused' : 'waiting', sentence: failed.message };
}

/** How many stand how. */
export const standing = (lines: readonly Line[]): Readonly<Record<Line['state'], number>> => ({
  done: lines.filter(({ state }) => state === 'done').length,
  refused: lines.filter(({ state }) => state === 'refused').length,
  waiting: lines.filter(({ state }) => state === 'waiting').length,
});
