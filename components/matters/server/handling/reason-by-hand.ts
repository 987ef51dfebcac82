import { ok, type Result, reject } from '@gov/base';
import { isPenDrawing, type PenDrawing } from '@gov/forms';
import type { GivenOpinion } from './apply-decision.ts';
import type { HeldTask } from './loaded-matter.ts';

/** Stands where words would, in the trace and for who is told why, if a reason is written by hand alone. */
const byHand = '（见手写）';

/** A block that no form can have, for its name is no key of a field: what stands in it is read in the trace, and on no paper. */
const onlyInTrace = 'only-in-trace';

interface Written {
  readonly reason?: string | undefined;
  readonly pen?: PenDrawing | undefined;
}

/** The reason of a return in words, which there must be in one way or the other. */
export function reasonInWords({ reason, pen }: Written): Result<string> {
  if (reason !== undefined) return ok(reason);
  return pen ? ok(byHand) : reject('workflow.reason-needed');
}

/**
 * What was drawn beside the reason of a return (手写): taken where the step takes an opinion by hand too, not where it leaves this matter, for
 * the caller's trace shows words alone. It never counts as an opinion: it is no voice of the step that it leaves.
 */
export function reasonDrawn(
  { node, item }: HeldTask,
  { pen, leaves }: { readonly pen: PenDrawing | undefined; readonly leaves: boolean },
): Result<({ readonly item: number } & GivenOpinion) | undefined> {
  if (!pen) return ok(undefined);
  if (!isPenDrawing(pen)) return refused('手写的笔画不完整或太多，请重写');
  if (leaves) return refused('退回给发起它的流程，请打字写明要改什么');
  if (!node.opinion) return refused('这一步不收手写，请打字写明要改什么');
  return ok({ item, block: onlyInTrace, text: '', pen, standsNowhere: true });
}

const refused = (message: string): Result<never> =>
  reject('matters.pen-refused', undefined, [{ path: 'body.reason', message }]);
