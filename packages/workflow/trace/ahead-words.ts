import type { AheadStep } from './ahead-step.ts';

const hangsOn = {
  answer: '表单里还没有定的内容',
  event: '先等到什么',
  free: '前面的人怎么安排',
  enough: '别的几路是不是先办完',
} as const;

/** Why it is not certain that a step is come by. */
export function uncertainWords({
  uncertain = 'answer',
  alternative,
}: Pick<AheadStep, 'uncertain' | 'alternative'>): string {
  return `${alternative ? '也可能走这里' : '不一定'}，要看${hangsOn[uncertain]}`;
}

/** What stands above branches that run at the same time; of a fork with one way left the others are not told of here. */
export function forkWords({ enough, branches }: { readonly enough?: number; readonly branches: readonly unknown[] }) {
  const head = branches.length > 1 ? '同时办理' : '与其他几路同时办理';
  return enough === undefined ? head : `${head}（其中 ${enough} 路办完就往下走）`;
}
