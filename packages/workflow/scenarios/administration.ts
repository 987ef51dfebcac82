import { childOver } from './reasons.ts';
import type { Story } from './story.ts';

const lastVoteSends = { 会签组里: '组里最后一票才往下走，加的一步由投最后一票的人送' };

/** What happens to a whole matter: 取回, 退回, 转办, 挂起, 终止, 复活, 交接, 跳转, 自由流. */
export const administration: readonly Story[] = [
  {
    operation: '同意：办完往下走；下一步没动，可以取回',
    lines: [
      ['张三 同意', '往下'],
      ['张三 取回', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '取回：流程说打开了就不能取回的，下一位还没打开可以，打开了不行',
    process: { withdrawUntil: 'read' },
    notAt: {
      并行分支里: '办完只是到达汇合，没有送到谁手里，没有谁打开',
      会签组里: '别人还没办完，没有送到下一位手里',
    },
    lines: [
      ['张三 同意', '往下'],
      ['张三 取回', '张三'],
      ['张三 同意', '往下'],
      ['李局长 打开', '往下'],
      ['张三 取回', '不行 already-read'],
      ['李局长 退回到 经办', '张三'],
    ],
  },
  {
    operation: '取回：流程说打开了就不能取回的，转给的人打开了也不行',
    process: { withdrawUntil: 'read' },
    lines: [
      ['张三 转给 赵', '赵'],
      ['张三 取回', '张三'],
      ['张三 转给 赵', '赵'],
      ['赵 打开', '赵'],
      ['张三 取回', '不行 already-read'],
    ],
  },
  {
    operation: '取回：没有另外规定的，下一位只是打开，还可以取回',
    notAt: {
      并行分支里: '办完只是到达汇合，没有送到谁手里，没有谁打开',
      会签组里: '别人还没办完，没有送到下一位手里',
    },
    lines: [
      ['张三 同意', '往下'],
      ['李局长 打开', '往下'],
      ['张三 取回', '张三'],
    ],
  },
  {
    operation: '退回拟稿：重新提交后再走一遍',
    lines: [['张三 退回拟稿', '拟稿']],
  },
  {
    operation: '退回后取回：停下的都恢复',
    lines: [
      ['张三 退回拟稿', '拟稿'],
      ['张三 取回', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '直送退回：改好直接回到退回人',
    lines: [
      ['张三 直送退回拟稿', '拟稿:拟稿人'],
      ['拟稿人 同意', '张三'],
      ['张三 同意', '往下'],
    ],
    notAt: { 会签组里: '直送回来是全组重新办还是只问退回的人，见“直送退回后只问退回的人”' },
  },
  {
    operation: '转办以后取回',
    lines: [
      ['张三 转给 赵', '赵'],
      ['张三 取回', '张三'],
    ],
  },
  {
    operation: '挂起：什么都不能办，激活以后照旧',
    lines: [
      ['管理员 挂起', '张三'],
      ['张三 同意', '不行 suspended'],
      ['张三 转给 赵', '不行 suspended'],
      ['管理员 激活', '张三'],
      ['管理员 激活', '不行 not-suspended'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '挂起以后不用先激活就可以终止；复活以后仍旧挂起',
    notAt: { 子流程里: childOver },
    lines: [
      ['管理员 挂起', '张三'],
      ['管理员 终止', '无'],
      ['张三 同意', '不行 process-ended'],
      ['管理员 激活', '不行 process-ended'],
      ['管理员 复活', '张三'],
      ['张三 同意', '不行 suspended'],
      ['管理员 激活', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '终止：全部停下；复活：停下前的样子回来',
    notAt: { 子流程里: childOver },
    lines: [
      ['管理员 复活', '不行 not-ended'],
      ['管理员 终止', '无'],
      ['张三 同意', '不行 process-ended'],
      ['管理员 复活', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '前加签时终止再复活：仍由加的人先答复',
    settings: { operations: { addBefore: true } },
    notAt: { 子流程里: childOver },
    lines: [
      ['张三 前加签 赵', '赵'],
      ['管理员 终止', '无'],
      ['管理员 复活', '赵'],
      ['赵 同意', '张三'],
    ],
  },
  {
    operation: '交接：离岗人的件给接替人，整批可以撤销；接替人办过的不动',
    lines: [
      ['管理员 交接 张三 赵', '赵'],
      ['管理员 交接 张三 赵', '不行 nothing-to-hand-over'],
      ['管理员 撤销交接', '张三'],
      ['管理员 交接 张三 赵', '赵'],
      ['赵 同意', '往下'],
      ['管理员 撤销交接', '往下'],
    ],
  },
  {
    operation: '跳转到签发：离开的分支一并停下，从离开的环节可以接着退回',
    lines: [
      ['张三 跳到 签发', '不行 jump-not-offered'],
      ['管理员 跳到 没有的环节', '不行 jump-target-unknown'],
      ['管理员 跳到 签发', '签发:李局长'],
    ],
    otherwise: { 并行分支里: '跳走', 会签组里: '跳走' },
  },
  {
    operation: '跳转到签发：没人动过可以撤消，停下的都恢复',
    lines: [
      ['管理员 跳到 签发', '跳走'],
      ['路人 撤消', '不行 nothing-to-undo'],
      ['管理员 撤消', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '跳回拟稿',
    lines: [['管理员 跳到 拟稿', '拟稿']],
  },
  {
    operation: '特送：环节允许的，办理人自己可以跳',
    settings: { operations: { jumpTo: ['签发'] } },
    lines: [['张三 跳到 签发', '跳走']],
  },
  {
    operation: '退回主流程：只有被调用的子流程可以',
    lines: [['张三 退回主流程', '不行 return-across-processes']],
    otherwise: { 子流程里: '无' },
  },
  {
    operation: '自由流：自己点名送人，送够了按流程走',
    settings: { free: { persons: true, nodes: [], limit: 2 } },
    notAt: lastVoteSends,
    lines: [
      ['张三 送 赵', '赵'],
      ['张三 取回', '张三'],
      ['张三 送 赵', '赵'],
      ['赵 退回上一人', '张三'],
      ['张三 送 赵', '赵'],
      ['赵 送 钱', '钱'],
      ['钱 送 孙', '不行 free-steps-used-up'],
      ['钱 同意', '往下'],
    ],
  },
  {
    operation: '加一步给几个人同时办：都办完才往下走',
    settings: { free: { persons: true, nodes: [], limit: 2 } },
    notAt: lastVoteSends,
    lines: [
      ['张三 送 赵 钱', '赵 钱'],
      ['赵 同意', '钱'],
      ['钱 退回上一人', '张三'],
      ['张三 送 赵 钱', '赵 钱'],
      ['赵 同意', '钱'],
      ['钱 不同意', '不行 disagree-not-offered'],
      ['钱 同意', '往下'],
    ],
  },
  {
    operation: '加一步给几个人依次办：一个办完轮到下一个，中间再加的排在前面',
    settings: { free: { persons: true, nodes: [], limit: 3 } },
    notAt: lastVoteSends,
    lines: [
      ['张三 依次送 赵 钱', '赵'],
      ['张三 取回', '张三'],
      ['张三 依次送 赵 钱', '赵'],
      ['赵 同意', '钱'],
      ['赵 取回', '赵'],
      ['赵 送 孙', '孙'],
      ['孙 送 钱', '不行 free-steps-used-up'],
      ['孙 同意', '钱'],
      ['钱 退回上一人', '孙'],
      ['孙 同意', '钱'],
      ['钱 同意', '往下'],
    ],
  },
  {
    operation: '加一步不能超过规定的步数，依次的每人算一步',
    settings: { free: { persons: true, nodes: [], limit: 2 } },
    notAt: lastVoteSends,
    lines: [['张三 依次送 赵 钱 孙', '不行 free-steps-used-up']],
  },
];
