import { childOver } from './reasons.ts';
import type { Story } from './story.ts';

/** Kind of the process that the step under test starts; it has the step 拟稿 alone. */
export const calledProcess = 'called';

const sync = { process: calledProcess, mode: 'sync' } as const;
const operations = { disagree: true };
const nobodyWorks = { 会签组里: '调用子流程的环节没有人办，也就没有会签组' };
const alone = '没有别的科室要等，见下一条';
const severalBefore = '调用之前有几支，退回到最后办完的一支，见“子流程退回主流程”';

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
      汇合之后: severalBefore,
    },
    lines: [
      ['子流程 送回', '拟稿'],
      ['拟稿人 同意', '旁边'],
      ['子流程 办结', '往下'],
    ],
  },
  {
    operation: '同步子流程：它退回来，会签的别的科室还在办：等他们办完才退，他们的意见照用',
    settings: { call: sync, operations, countersign: true },
    notAt: {
      ...nobodyWorks,
      顺序环节: alone,
      最后到达汇合: '别的科室都办完了，没有要等的，见下一条',
      汇合之后: severalBefore,
      子流程里: alone,
    },
    lines: [
      ['子流程 送回', '旁边'],
      ['乙 同意', '拟稿'],
      ['拟稿人 同意', '无'],
      ['子流程 办结', '只有 签发:李局长'],
    ],
  },
  {
    operation: '同步子流程：它退回来，会签没有要等的：当时就退，别的科室的意见照用',
    settings: { call: sync, operations, countersign: true },
    notAt: { ...nobodyWorks, 并行分支里: '别的科室还在办，见上一条', 汇合之后: severalBefore },
    lines: [
      ['子流程 送回', '拟稿'],
      ['拟稿人 同意', '旁边'],
      ['子流程 办结', '往下'],
    ],
  },
  {
    operation: '同步子流程：它退回来，环节上定了“其他几路照办，改好直接送回”',
    settings: { call: sync, operations, acrossFork: 'borrow' },
    notAt: { ...nobodyWorks, 汇合之后: severalBefore },
    lines: [
      ['子流程 送回', '拟稿:拟稿人'],
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
