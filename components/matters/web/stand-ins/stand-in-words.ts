import { fullDateWords } from '#platform/web/text/dates.ts';
import type { StandIn } from '../../contract.ts';

/** `2026年12月1日 到 2026年12月3日`; the window ends with the last moment of its last day. */
export function windowWords({ from, until }: Pick<StandIn, 'from' | 'until'>): string {
  const last = Date.parse(until) - 1;
  const [first, end] = [fullDateWords(from), fullDateWords(last)];
  return first === end ? `${first}一天` : `${first} 到 ${end}`;
}

/** What it covers: `全部事项，只限新到的，含工作秘密`. */
export const scopeWords = ({
  kinds,
  newOnly,
  workSecrets,
}: Pick<StandIn, 'kinds' | 'newOnly' | 'workSecrets'>): string =>
  [
    kinds === undefined ? '全部事项' : `只限${kinds.join('、')}`,
    ...(newOnly ? ['只限新到的'] : []),
    ...(workSecrets ? ['含工作秘密'] : []),
  ].join('，');

export const stateWords = {
  'to-come': '还没开始',
  open: '正在代理',
  declined: '对方不再代理',
  unable: '对方已不能办理',
} as const;

/** `孙倩`, or `孙倩（只限收文、请假申请）`. */
export const roleWords = ({
  names,
  kinds,
}: {
  readonly names: readonly string[];
  readonly kinds?: readonly string[] | undefined;
}): string => `${names.join('、')}${kinds === undefined ? '' : `（只限${kinds.join('、')}）`}`;
