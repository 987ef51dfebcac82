import { CallError, ofTheMoment, unknownOutcome } from './call-error.ts';

const pauseMillis = 1_000;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMillis));

/**
 * A change whose answer got lost may have been made. The same request, with the same command id, is sent once more: the
 * server answers what it has done already with the reply it gave, and does the rest now.
 */
export async function untilKnown<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof CallError && error.isUnanswered)) throw error;
  }
  await pause();
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CallError && (error.isUnanswered || ofTheMoment.has(error.code))) throw unknownOutcome(error);
    throw error;
  }
}
