import type { ReplyOf } from '@gov/base/component';
import type { routes } from '../../contract.ts';
import type { MyTask } from '../handling/use-matter.ts';

export type ReturnTarget = MyTask['returnTargets'][number];
export type ReturnMode = ReturnTarget['modes'][number];
type Preview = ReplyOf<(typeof routes)['previewReturn']>;

const kindWords: Readonly<Record<ReturnTarget['kind'], string>> = {
  previous: '（上一步）',
  starter: '（发起人）',
  earlier: '',
};

/** `填写申请（上一步）` */
export const targetWords = ({ step, kind }: ReturnTarget): string => `${step}${kindWords[kind]}`;

/** How it goes on when the correction is done. */
export const modeWords = (mode: ReturnMode, target: ReturnTarget): string =>
  mode === 'direct' ? '直接送回我这里' : `从“${target.step}”重新走一遍`;

export interface Effect {
  readonly key: string;
  readonly stopped?: string;
  readonly words: string;
}

/** What a return brings about, by name; stopped work first. */
export function returnEffects(preview: Preview, target: ReturnTarget): readonly Effect[] {
  const stops = preview.stops.map(({ who, step }) => ({
    key: `stop ${who} ${step}`,
    stopped: `${who}的${step}会停下。`,
    words: '已经写的会留着。',
  }));
  const goesOn = preview.kept.map(({ who, step }) => `${who}的${step}`);
  return [
    ...stops,
    ...(preview.waits ? [{ key: 'waits', words: '要等同时在办的其他人办完，才退回。' }] : []),
    ...(goesOn.length > 0 ? [{ key: 'goes on', words: `${goesOn.join('、')}不受影响，接着办。` }] : []),
    { key: 'back', words: backWords(preview, target) },
  ];
}

const backWords = (preview: Preview, target: ReturnTarget): string =>
  preview.comesBackTo
    ? `${target.who}改好后，送到“${preview.comesBackTo}”。`
    : `${target.who}会收到这件，改好后再送出。`;
