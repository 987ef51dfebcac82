import { putTo } from '../circulation/circulation-words.ts';

/** 今日呈批 and 缓呈 as task ids in their order; what stands in neither has its usual place. */
export interface Parts {
  readonly today: readonly string[];
  readonly later: readonly string[];
}

export type Part = keyof Parts | 'usual';

export const partOf = ({ today, later }: Parts, taskId: string): Part =>
  today.includes(taskId) ? 'today' : later.includes(taskId) ? 'later' : 'usual';

const without = ({ today, later }: Parts, taskId: string): Parts => ({
  today: today.filter((id) => id !== taskId),
  later: later.filter((id) => id !== taskId),
});

/** Into a part, behind the others there; out of both for 按通常次序. */
export function into(parts: Parts, taskId: string, part: Part): Parts {
  if (partOf(parts, taskId) === part) return parts;
  const rest = without(parts, taskId);
  return part === 'usual' ? rest : { ...rest, [part]: [...rest[part], taskId] };
}

/** 置顶: the first of 今日呈批. */
export function toTop(parts: Parts, taskId: string): Parts {
  const { today, later } = without(parts, taskId);
  return { today: [taskId, ...today], later };
}

/** 上移, 下移 within its part. */
export function step(parts: Parts, taskId: string, by: -1 | 1): Parts {
  const part = partOf(parts, taskId);
  if (part === 'usual') return parts;
  const from = parts[part].indexOf(taskId);
  return { ...parts, [part]: putTo(parts[part], from, from + by) };
}

/** Dragged over another row: it takes that place, in that part. */
export function ontoRow(parts: Parts, taskId: string, other: string): Parts {
  const part = partOf(parts, other);
  if (taskId === other) return parts;
  if (part === 'usual') return into(parts, taskId, 'usual');
  const place = parts[part].indexOf(other);
  const moved = into(parts, taskId, part);
  return { ...moved, [part]: putTo(moved[part], moved[part].indexOf(taskId), place) };
}

/** Only what still waits. */
export const among = ({ today, later }: Parts, taskIds: readonly string[]): Parts => ({
  today: today.filter((id) => taskIds.includes(id)),
  later: later.filter((id) => taskIds.includes(id)),
});

export const sameOrder = (one: Parts, other: Parts): boolean =>
  one.today.join() === other.today.join() && one.later.join() === other.later.join();
