import type { MatterView } from '../../contract.ts';

export interface Returned {
  readonly who: string;
  readonly reason: string;
}

/** Why my step is open again: somebody's return is the newest act. */
export function returnedToMe(view: MatterView): Returned | undefined {
  const [newest] = view.trace;
  const isReturn = view.myTask?.kind === 'do' && newest?.act.startsWith('退回');
  return isReturn && newest ? { who: newest.who, reason: newest.opinion ?? '' } : undefined;
}

/** Why it is with me, in one piece; a return explains itself by its own notice. */
export const whySentence = (view: MatterView): string => (returnedToMe(view) ? '' : (view.myTask?.why ?? []).join(''));
