import type { InputOf } from '@gov/base/component';
import type { MatterView, routes } from '../../contract.ts';

export type ReadingOrder = NonNullable<InputOf<(typeof routes)['circulate']>['body']['order']>;

interface Named {
  readonly name: string;
}

const names = (people: readonly Named[]): string =>
  people.length <= 3 ? people.map(({ name }) => name).join('、') : `${people[0]?.name ?? ''}等 ${people.length} 人`;

/** `传阅给孙倩`, `传阅给 3 人`, `依次传阅，先给孙倩`: what the button does. */
export function sendWords(chosen: readonly Named[], order: ReadingOrder, how: '传阅' | '抄送' = '传阅'): string {
  const [first] = chosen;
  if (!first) return how;
  if (order === 'in-turn') return `依次${how}，先给${first.name}`;
  return chosen.length === 1 ? `${how}给${first.name}` : `${how}给 ${chosen.length} 人`;
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

/** Which of those that go round is changed when the dialog opens: what was chosen last, else the newest. */
export const chosenAtOpening = (
  changeable: readonly { readonly circulation: number }[],
  last: number | undefined,
): number | undefined => (changeable.find(({ circulation }) => circulation === last) ?? changeable.at(-1))?.circulation;

/** Why it cannot be changed any more, where that came about while the dialog stood open. */
export function overWords({ circulations, state }: Pick<MatterView, 'circulations' | 'state'>, number: number): string {
  if (state === 'CANCELLED') return '这件事项已经撤销或终止，依次传阅不再往下传，不用调整。';
  return circulations.some(({ circulation }) => circulation === number)
    ? '这件事项暂停了，恢复后再调整。'
    : '这次依次传阅已经传完，不能再调整。还要给别人看，请用“传阅”。';
}

/** `孙倩现在排第 2，共 3 人`: told to who hears the page. */
export const placeWords = (name: string, place: number, count: number): string =>
  `${name}现在排第 ${place + 1}，共 ${count} 人`;

/** The list with the row at one place put to another; unchanged where there is none. */
export function putTo<T>(rows: readonly T[], from: number, to: number): readonly T[] {
  const row = rows[from];
  if (row === undefined || from === to || to < 0 || to >= rows.length) return rows;
  const others = rows.filter((_, place) => place !== from);
  return [...others.slice(0, to), row, ...others.slice(to)];
}
