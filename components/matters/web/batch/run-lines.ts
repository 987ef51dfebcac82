import { CallError, ofTheMoment } from '#platform/web/data/call-error.ts';
import type { Going } from './batch-plan.ts';

/** One row of a batch under way. */
export interface Line extends Going {
  /** Kept as long as nobody knows whether it was done: sent again, it does nothing twice. */
  readonly commandId: string;
  readonly state: 'waiting' | 'done' | 'refused';
  /** Why it was not done; where it was done, what the house says of it. */
  readonly sentence?: string;
}

interface Run {
  /** Resolves with what the house says became of it. */
  send(line: Line): Promise<string>;
  /** Asked before each request, also of the same row. */
  isStopped(): boolean;
  onChange(lines: readonly Line[]): void;
  /** Waits until the house takes requests again. */
  pause(): Promise<void>;
}

const isRefusal = (error: CallError): boolean => !error.mayRetry && !ofTheMoment.has(error.code);

/** Somebody else has only this row in hand just now; everything else would meet the next row as well. */
const endsRun = (error: CallError): boolean => !isRefusal(error) && error.code !== 'http.busy';

/**
 * Does what still waits, one row after the other; a row that is refused leaves the others. Ends where it is stopped, or where
 * the next row would fare no better: what is left waits, and is sent with the same command ids when it goes on.
 */
export async function runLines(lines: readonly Line[], run: Run): Promise<readonly Line[]> {
  let now = lines;
  for (const line of lines) {
    if (line.state !== 'waiting') continue;
    if (run.isStopped()) break;
    const answer = await unhurried(line, run);
    now = now.map((one) => (one.commandId === line.commandId ? after(one, answer) : one));
    run.onChange(now);
    if (answer instanceof CallError && endsRun(answer)) break;
  }
  return now;
}

const mostPauses = 3;

/** Fifty rows, and the lists that hear of each, may be more requests than one person has at once. */
async function unhurried(line: Line, { send, isStopped, pause }: Run): Promise<string | CallError> {
  for (let pauses = 0; ; pauses += 1) {
    const answer = await send(line).catch(refusalOf);
    const tooFast = answer instanceof CallError && answer.code === 'http.rate';
    if (!tooFast || pauses >= mostPauses) return answer;
    await pause();
    if (isStopped()) return answer;
  }
}

/** A fault on the way that no answer of the house explains: the row may have been done. */
const refusalOf = (error: unknown): CallError =>
  error instanceof CallError
    ? error
    : new CallError(0, {
        code: 'client.unexpected-fault',
        message: '这一页出了差错，不知道这件办了没有。接着办就知道，办过的不会办第二次。',
        nextStep: '',
        traceId: '',
      });

function after({ sentence: _former, ...line }: Line, answer: string | CallError): Line {
  if (typeof answer === 'string') return { ...line, state: 'done', sentence: answer };
  return { ...line, state: isRefusal(answer) ? 'refused' : 'waiting', sentence: answer.message };
}

/** How many stand how. */
export const standing = (lines: readonly Line[]): Readonly<Record<Line['state'], number>> => ({
  done: lines.filter(({ state }) => state === 'done').length,
  refused: lines.filter(({ state }) => state === 'refused').length,
  waiting: lines.filter(({ state }) => state === 'waiting').length,
});
