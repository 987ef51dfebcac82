import type { ReplyOf } from '@gov/base/component';
import type { EndedHow, MonitoredMatter, routes } from '../../contract.ts';

export type Act = 'suspend' | 'terminate' | 'revive';
type Effect = ReplyOf<(typeof routes)['previewHalt']>;

/** How a matter ended, in the order the lists stand in. */
export const endings: readonly EndedHow[] = ['done', 'refused', 'cancelled', 'terminated'];

export const endedWords: Readonly<Record<EndedHow, string>> = {
  done: '已办结',
  refused: '不同意结束',
  cancelled: '已撤销',
  terminated: '已终止',
};

interface ActWords {
  readonly title: string;
  readonly label: string;
  readonly leave: string;
  readonly primary: string;
}

export const actWords: Readonly<Record<Act, ActWords>> = {
  suspend: { title: '暂停办理', label: '为什么暂停', leave: '先不暂停', primary: '暂停，期限不再计算' },
  terminate: { title: '终止办理', label: '为什么终止', leave: '先不终止', primary: '终止，不再办理' },
  revive: { title: '恢复办理', label: '为什么恢复', leave: '先不恢复', primary: '恢复，接着办理' },
};

/** `请假申请，建管科发起`, with its number where it has one: what one can tell without reading it. */
export const matterWords = ({ kindName, number, starterSection }: MonitoredMatter): string =>
  [number, kindName, `${starterSection}发起`].filter(Boolean).join('，');

/** What the act brings about, by name. */
export function effectWords(act: Act, effect: Effect, { number }: MonitoredMatter): readonly string[] {
  const stopped = effect.stops.map(({ who, step }) => `${who}的“${step}”会停下。`);
  switch (act) {
    case 'suspend':
      return [...stopped, '恢复以前，在办的人只能看，不能办；恢复后接着办，剩下的时间不变。'];
    case 'terminate':
      return [
        ...stopped,
        ...(effect.childrenStop.length > 0
          ? [
              `它的${effect.childrenStop.length > 1 ? ` ${effect.childrenStop.length} 个` : ''}子流程也会停下：${effect.childrenStop.join('、')}。`,
            ]
          : []),
        number
          ? `文号${number}会作废，这一件以后不能恢复。`
          : '写好的内容和意见都留着，需要时可以在“流程监控”里选已终止，恢复办理。',
      ];
    case 'revive':
      return effect.opens.length > 0
        ? effect.opens.map(({ who, step }) => `${who}会再收到“${step}”。`)
        : ['会回到结束以前的样子。'];
  }
}
