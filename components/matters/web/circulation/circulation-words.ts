import type { InputOf } from '@gov/base/component';
import type { routes } from '../../contract.ts';

export type ReadingOrder = NonNullable<InputOf<(typeof routes)['circulate']>['body']['order']>;

interface Named {
  readonly name: string;
}

const names = (people: readonly Named[]): string =>
  people.length <= 3 ? people.map(({ name }) => name).join('、') : `${people[0]?.name ?? ''}等 ${people.length} 人`;

/** `传阅给孙倩`, `传阅给 3 人`, `依次传阅，先给孙倩`: what the button does. */
export function sendWords(chosen: readonly Named[], order: ReadingOrder): string {
  const [first] = chosen;
  if (!first) return '传阅';
  if (order === 'in-turn') return `依次传阅，先给${first.name}`;
  return chosen.length === 1 ? `传阅给${first.name}` : `传阅给 ${chosen.length} 人`;
}

/** `收回孙倩，最后加邱岚`. */
export const changeWords = ({
  removed,
  added,
}: {
  readonly removed: readonly Named[];
  readonly added: readonly Named[];
}): string =>
  [
    ...(removed.length > 0 ? [`收回${names(removed)}`] : []),
    ...(added.length > 0 ? [`最后加${names(added)}`] : []),
  ].join('，') || '调整';

/** The list with the row at one place put to another; unchanged where there is none. */
export function putTo<T>(rows: readonly T[], from: number, to: number): readonly T[] {
  const row = rows[from];
  if (row === undefined || from === to || to < 0 || to >= rows.length) return rows;
  const others = rows.filter((_, place) => place !== from);
  return [...others.slice(0, to), row, ...others.slice(to)];
}
