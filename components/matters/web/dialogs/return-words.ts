import type { MyTask } from '../handling/use-matter.ts';

export type ReturnTarget = MyTask['returnTargets'][number];
export type ReturnMode = ReturnTarget['modes'][number];

export type ReturnAcross = ReturnTarget['across'][number];

export const acrossWords: Readonly<Record<ReturnAcross, string>> = {
  wait: '等他们办完再退回，意见都留着',
  cancel: '现在就退回，他们的办理停下',
};

const kindWords: Readonly<Record<ReturnTarget['kind'], string>> = {
  member: '（会签的前一位）',
  previous: '（上一步）',
  starter: '（发起人）',
  earlier: '',
  caller: '',
};

/** `填写申请（上一步）` */
export const targetWords = ({ step, kind }: ReturnTarget): string => `${step}${kindWords[kind]}`;

/** How it goes on when the correction is done. */
export const modeWords = (mode: ReturnMode, target: ReturnTarget): string =>
  target.kind === 'member'
    ? `${target.who}办完再轮到我`
    : mode === 'direct'
      ? '直接送回我这里'
      : `从“${target.step}”重新走一遍`;
