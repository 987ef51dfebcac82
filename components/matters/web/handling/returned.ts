import type { MatterView } from '../../contract.ts';

export interface Returned {
  readonly who: string;
  readonly reason: string;
  /** What was written by hand. */
  readonly pen?: MatterView['trace'][number]['pen'];
}

/** How the trace says that a step was handled. */
const handled: ReadonlySet<string> = new Set(['办理完毕', '同意', '不同意', '弃权']);

/** Why my step is open again: it was given back since it was last done. A return that waited for others is not the newest act. */
export function returnedToMe(view: MatterView): Returned | undefined {
  const { myTask, trace } = view;
  if (myTask?.kind !== 'do') return undefined;
  const toMe = `退回到“${myTask.step}”`;
  const byClock = `到时限，自动${toMe}`;
  const last = trace.find(
    ({ act, step }) => act === toMe || act === byClock || (handled.has(act) && step === myTask.step),
  );
  if (last?.act === byClock) return { who: '系统', reason: `“${last.step ?? ''}”到时限没有办理，按流程规定退回。` };
  return last?.act === toMe
    ? { who: last.who, reason: last.opinion ?? '', ...(last.pen ? { pen: last.pen } : {}) }
    : undefined;
}

/** Why it is with me, the newest cause first: somebody gave it on to me, then why he had it. */
export function whySentences(view: MatterView, reader: string): readonly string[] {
  const { myTask, trace } = view;
  if (!myTask) return [];
  const given = trace.find(({ act, step }) => act === `转给${reader}办理` && step === myTask.step);
  const back = returnedToMe(view);
  return [
    ...(back ? [`${back.who}退回到“${myTask.step}”，请您改好再送。`] : []),
    ...(given ? [`${given.who}把这一步转给您办理。`] : []),
    ...myTask.why,
  ];
}

/** The same in one piece; a return explains itself by its own notice. */
export const whySentence = (view: MatterView, reader: string): string =>
  returnedToMe(view) ? '' : whySentences(view, reader).join('');

/** Who pressed me on my open step, the last time: `催办` in the trace, since it came to me; the clock does it for all of a step. */
export function pressedSince(view: MatterView, reader: string): MatterView['trace'][number] | undefined {
  const { myTask, trace } = view;
  if (myTask?.kind !== 'do') return undefined;
  return trace.find(
    ({ act, at, step }) =>
      at >= myTask.arrivedAt && (act === `催办${reader}` || (act.endsWith('到时限，自动催办') && step === myTask.step)),
  );
}

/** Who asked me to return it, the last time since it came to me. */
export function askedToReturn(view: MatterView, reader: string): MatterView['trace'][number] | undefined {
  const { myTask, trace } = view;
  if (myTask?.kind !== 'do') return undefined;
  return trace.find(({ act, at }) => at >= myTask.arrivedAt && act === `请${reader}退回`);
}
