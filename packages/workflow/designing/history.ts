import type { Applied } from './applied.ts';
import { apply } from './apply.ts';
import type { DesignCommand } from './command.ts';
import type { Design } from './design.ts';

/** One change: what was done, and the design it was done to. */
interface Change {
  readonly command: DesignCommand;
  readonly before: Design;
  readonly after: Design;
  /** `after` was taken whole, read from another file. */
  readonly replaced?: true;
}

/** 撤销 and 重做 without limit. A design is never changed in place, so the way back is the design there was. */
export interface History {
  readonly design: Design;
  readonly past: readonly Change[];
  readonly future: readonly Change[];
}

export const historyOf = (design: Design): History => ({ design, past: [], future: [] });

/** Carries a command out; what was undone before it is gone. */
export function act(
  history: History,
  command: DesignCommand,
  taken?: ReadonlySet<string>,
): { readonly history: History; readonly applied: Applied } {
  const before = history.design;
  const applied = apply(before, command, taken);
  if (!applied.ok) return { history, applied };
  const change = { command, before, after: applied.design };
  return { history: { design: applied.design, past: [...history.past, change], future: [] }, applied };
}

export function undo({ design, past, future }: History): History {
  const last = past.at(-1);
  return last ? { design: last.before, past: past.slice(0, -1), future: [last, ...future] } : { design, past, future };
}

export function redo({ design, past, future }: History): History {
  const [next, ...rest] = future;
  return next ? { design: next.after, past: [...past, next], future: rest } : { design, past, future };
}

/** Replaces the whole design (an earlier version taken back) so that one 撤销 brings the former one back. */
export const replaceDesign = (history: History, design: Design): History => ({
  design,
  past: [
    ...history.past,
    { command: { kind: 'setProcess', change: {} }, before: history.design, after: design, replaced: true },
  ],
  future: [],
});

/** The whole design that everything since was drawn on: the last that was taken; undefined = the one it began with. */
export const takenWhole = ({ past }: History): Design | undefined =>
  past.findLast(({ replaced }) => replaced === true)?.after;

/** The last thing done was to take a whole design: one 撤销 brings the former one back. */
export const isJustTaken = ({ past }: History): boolean => past.at(-1)?.replaced === true;
