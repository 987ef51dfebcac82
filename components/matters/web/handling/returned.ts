import type { MatterView } from '../../contract.ts';

export interface Returned {
  readonly who: string;
  readonly reason: string;
}

/** Why my step is open again: it was given back since it was last done. A return that waited for others is not the newest act. */
export function returnedToMe(view: MatterView): Returned | undefined {
  const { myTask, trace } = view;
  if (myTask?.kind !== 'do') return undefined;
  const toMe = `退回到“${myTask.step}”`;
  const last = trace.find(({ act, step }) => act === toMe || (act === '办理完毕' && step === myTask.step));
  return last?.act === toMe ? { who: last.who, reason: last.opinion ?? '' } : undefined;
}

/** Why it is with me, in one piece; a return explains itself by its own notice. */
export const whySentence = (view: MatterView): string => (returnedToMe(view) ? '' : (view.myTask?.why ?? []).join(''));
