import { childOver } from './reasons.ts';
import type { Story } from './story.ts';

/** Kind of the process that the step under test starts; it has the step 拟稿 alone. */
export const calledProcess = 'called';

const sync = { process: calledProcess, mode: 'sync' } as const;
const operations = { disagree: true };
const nobodyWorks = { 会签组里: '调用子流程的环节没有人办，也就没有会签组' };

/** 子流程: the step under test starts another process instead of giving work to somebody. */
export const calls: readonly Story[] = [
  {
    operation: '同步子流程：等它办结才往下走',
    settings: { call: sync, operations },
    notAt: nobodyWorks,
    lines: [
      ['现在', '旁边'],
      ['子流程 办结', '往下'],
    ],
  },
  {
    operation: '同步子流程：它被终止就是不通过',
    settings: { call: sync, operations },
    notAt: nobodyWorks,
    lines: [['子流程 停办', '协调:甲']],
  },
  {
    operation: '同步子流程：它退回来，回到调用之前；再来时接着办',
    settings: { call: sync, operations },
    notAt: {
      ...nobodyWorks,
      最后到达汇合: '退回到并行之前，两支一起重来，和“并行分支里”一样',
      汇合之后: '调用之前有几支，退回到最后办完的一支，见“子流程退回主流程”',
    },
    lines: [
      ['子流程 送回', '拟稿'],
      ['拟稿人 同意', '旁边'],
      ['子流程 办结', '往下'],
    ],
  },
  {
    operation: '同步子流程：主流程终止，它一并停下；复活以后接着办',
    settings: { call: sync, operations },
    notAt: { ...nobodyWorks, 子流程里: childOver },
    lines: [
      ['管理员 终止', '无'],
      ['管理员 复活', '旁边'],
      ['子流程 办结', '往下'],
    ],
  },
  {
    operation: '异步子流程：发出去就往下走，它怎么结束都不影响',
    settings: { call: { process: calledProcess, mode: 'async' } },
    notAt: nobodyWorks,
    lines: [
      ['现在', '往下'],
      ['子流程 办结', '往下'],
    ],
  },
];
