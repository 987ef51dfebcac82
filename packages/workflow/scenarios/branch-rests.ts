import { by } from '../testing/scenario.ts';
import type { Story } from './story.ts';

const noBranch = '不在并行的一支里，见“暂停一支：不在并行的一支里”';
const outside = { 顺序环节: noBranch, 汇合之后: noBranch, 会签组里: noBranch, 子流程里: noBranch };
const alone = { ...outside, 最后到达汇合: '别的分支都已经办完，没有谁接着办' };

/** 暂停一支: the work of one branch stands still with its clocks, the rest goes on. */
export const branchRests: readonly Story[] = [
  {
    operation: '暂停一支：这一支什么都不能办，恢复以后照旧',
    notAt: outside,
    lines: [
      ['管理员 恢复一支', '不行 branch-not-suspended'],
      ['管理员 暂停一支', '张三'],
      ['张三 同意', '不行 branch-suspended'],
      ['张三 转给 赵', '不行 branch-suspended'],
      ['张三 退回拟稿', '不行 branch-suspended'],
      ['管理员 暂停一支', '不行 branch-suspended'],
      ['管理员 恢复一支', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '暂停一支：别的分支照常办，汇合等它',
    notAt: alone,
    lines: [
      ['管理员 暂停一支', '张三'],
      ['乙 同意', '只有 经办:张三'],
      ['乙 取回', '张三'],
      ['乙 同意', '只有 经办:张三'],
      ['管理员 恢复一支', '只有 经办:张三'],
      ['张三 同意', '只有 签发:李局长'],
    ],
  },
  {
    operation: '暂停一支：别的分支退回要离开并行的，这一支跟着停下；他取回，这一支仍旧暂停',
    notAt: alone,
    lines: [
      ['管理员 暂停一支', '张三'],
      ['拟稿人 取回', '不行 branch-suspended'],
      ['乙 退回拟稿', '拟稿'],
      ['乙 取回', '张三'],
      ['张三 同意', '不行 branch-suspended'],
      ['管理员 恢复一支', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '暂停一支：整件暂停再恢复，这一支仍旧暂停',
    notAt: outside,
    lines: [
      ['管理员 暂停一支', '张三'],
      ['管理员 挂起', '张三'],
      ['管理员 恢复一支', '不行 suspended'],
      ['管理员 激活', '张三'],
      ['张三 同意', '不行 branch-suspended'],
      ['管理员 恢复一支', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '暂停一支：终止再复活，这一支仍旧暂停',
    notAt: outside,
    lines: [
      ['管理员 暂停一支', '张三'],
      ['管理员 终止', '无'],
      ['管理员 复活', '张三'],
      ['张三 同意', '不行 branch-suspended'],
      ['管理员 恢复一支', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '暂停一支：到时的事暂停着不到时，恢复的时候也不马上到时',
    settings: { due: { workingDays: 2 }, overdue: [{ afterDue: 0, act: { kind: 'transfer', to: by('赵').handler } }] },
    notAt: outside,
    lines: [
      ['管理员 暂停一支', '张三'],
      ['时钟 到时', '不行 branch-suspended'],
      ['管理员 恢复一支', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '暂停一支：不在并行的一支里的，只能整件暂停',
    notAt: { 并行分支里: '在一支里，见上面各条', 最后到达汇合: '在一支里，见上面各条' },
    lines: [
      ['管理员 暂停一支', '不行 no-such-branch'],
      ['张三 同意', '往下'],
    ],
  },
];
