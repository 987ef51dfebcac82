import { dateTimeWords } from '#platform/web/text/dates.ts';
import type { KeyLine } from '../../contract.ts';

/** 查看记录、发起事项 */
export const purposeWords = ({ mayRead, mayStart }: Pick<KeyLine, 'mayRead' | 'mayStart'>): string =>
  [...(mayRead ? ['查看记录'] : []), ...(mayStart ? ['发起事项'] : [])].join('、');

export const applicationWords = ({ applications }: KeyLine): string =>
  applications.length > 0 ? applications.join('、') : '应用都已删除';

/** 只能从 10.1.2.3、10.1.0.0/16 用 */
export const addressWords = ({ addresses }: Pick<KeyLine, 'addresses'>): string =>
  addresses.length > 0 ? `只能从 ${addresses.join('、')} 用` : '从哪里都能用';

/** What has become of the key, in a word and a line. */
export function KeyStateWords({ line, now }: { readonly line: KeyLine; readonly now: number }) {
  const { state, personGone, ended, agreeBy } = line;
  switch (state) {
    case 'WAITING':
      return (
        <>
          <span className="chip now">等本人同意</span>
          <p className="tertiary small">{dateTimeWords(agreeBy, now)} 前没有同意就作废</p>
        </>
      );
    case 'GOOD':
      return personGone ? (
        <>
          <span className="chip late">不能用</span>
          <p className="tertiary small">代表的人已离任、换岗或停用</p>
        </>
      ) : (
        <span className="chip done">可以用</span>
      );
    case 'LAPSED':
      return <>没有同意，已作废</>;
    case 'EXPIRED':
      return <>已到期</>;
    case 'ENDED':
      return (
        <>
          已停用
          {ended && (
            <p className="tertiary small">
              {ended.byName} {dateTimeWords(ended.at, now)}：{ended.reason}
            </p>
          )}
        </>
      );
  }
}

/** When it was last used. */
export const lastUseWords = ({ lastUsedAt }: KeyLine, now: number): string =>
  lastUsedAt ? dateTimeWords(lastUsedAt, now) : '没有用过';

/** That somebody came with it in vain: a program that was not told, or somebody who should not have the key. */
export function KeyRefused({ line: { state, lastRefusedAt }, now }: { readonly line: KeyLine; readonly now: number }) {
  if (!lastRefusedAt) return null;
  const when = dateTimeWords(lastRefusedAt, now);
  return <p className="small warning-text">{refusedWords(state, when)}</p>;
}

function refusedWords(state: KeyLine['state'], when: string): string {
  if (state === 'WAITING') return `${when} 有程序用过，没有同意，已拒绝`;
  return state === 'GOOD' ? `${when} 有程序从别的地址用过，已拒绝` : `${when} 还有程序在用，已拒绝`;
}

/** Nothing more can become of it. */
export const isOver = ({ state }: KeyLine): boolean => state !== 'WAITING' && state !== 'GOOD';
