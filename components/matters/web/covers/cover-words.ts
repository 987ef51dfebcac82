import type { Cover, Standing } from '../../contract.ts';
import { scopeWords, windowWords } from '../stand-ins/stand-in-words.ts';

type Said = Pick<Cover, 'kind' | 'principal' | 'standIn' | 'vacant'>;

/** What is arranged, as one sentence. */
export function coverWords({ kind, principal, standIn, vacant }: Said): string {
  switch (kind) {
    case 'PAIR':
      return `A 岗：${principal}　B 岗：${standIn ?? ''}${vacant ? '　现在没有人代办' : ''}`;
    case 'AWAY':
      return `${principal}不在岗，由他的 B 岗代办`;
    case 'STAND_IN':
      return `${principal}不在岗，由${standIn ?? ''}代办`;
  }
}

/** Days and kinds: `2026年12月1日 到 2026年12月3日　全部事项`; an absence says nothing of kinds, AB岗 does. */
export function coverScope({ kind, from, until, kinds }: Pick<Cover, 'kind' | 'from' | 'until' | 'kinds'>): string {
  const days = from !== undefined && until !== undefined ? windowWords({ from, until }) : 'A 岗不在岗的日子';
  const scope = scopeWords({ newOnly: false, workSecrets: false, ...(kinds ? { kinds } : {}) });
  return kind === 'AWAY' ? days : `${days}　${scope}`;
}

export const sourceWords: Readonly<Record<Standing['source'], string>> = {
  asked: '本人请的',
  arranged: '管理员安排',
  post: 'B 岗',
};

export const standingStates: Readonly<Record<Standing['state'], string>> = {
  open: '正在代理',
  'to-come': '还没开始',
  unable: '其中一人已不能办理',
};
