import type { Story } from './story.ts';

const acted = '别人已经办过，见“别人办过就不能撤销”';

/** What people do besides handling: 催办, 撤销, 代理, 阅签, 改用新版. */
export const everybody: readonly Story[] = [
  {
    operation: '催办：发起人催在办的人，一小时一次，流程不变',
    lines: [
      ['路人 催办', '不行 press-not-offered'],
      ['拟稿人 催办', '张三'],
      ['拟稿人 催办', '不行 pressed-recently'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '催办：管理员督办，流程不变',
    lines: [
      ['管理员 催办', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '发起人撤销：别人还没办就可以，全部停下；只有发起人可以',
    notAt: { 最后到达汇合: acted, 汇合之后: acted },
    lines: [
      ['张三 撤销', '不行 only-the-starter'],
      ['拟稿人 撤销', '无'],
      ['张三 同意', '不行 process-ended'],
      ['拟稿人 撤销', '不行 process-ended'],
    ],
  },
  {
    operation: '发起人撤销：别人办过就不能撤销，取回以后又可以',
    notAt: { 最后到达汇合: '乙科已经办过，取回也不行', 汇合之后: '前面几支已经办过，取回也不行' },
    lines: [
      ['张三 同意', '往下'],
      ['拟稿人 撤销', '不行 cancel-too-late'],
      ['张三 取回', '张三'],
      ['拟稿人 撤销', '无'],
    ],
  },
  {
    operation: '发起人撤销：前面的人已经办过，不能撤销',
    notAt: {
      顺序环节: '前面只有发起人自己',
      并行分支里: '前面只有发起人自己',
      会签组里: '前面只有发起人自己',
      子流程里: '前面只有发起人自己',
    },
    lines: [['拟稿人 撤销', '不行 cancel-too-late']],
  },
  {
    operation: '发起人撤销：流程说回到草稿的，件回到他手里，在办的都停下；改好再送，从头走',
    process: { cancelPolicy: 'anyTime', cancelTo: 'draft' },
    lines: [
      ['张三 撤销', '不行 only-the-starter'],
      ['拟稿人 撤销', '拟稿'],
      ['张三 同意', '不行 item-not-open'],
      ['拟稿人 同意', '张三'],
    ],
    otherwise: { 最后到达汇合: '只有 经办:张三 乙科:乙', 汇合之后: '只有 甲科:甲 乙科:乙' },
  },
  {
    operation: '发起人撤销：回到草稿以后再撤销，就结束了',
    process: { cancelPolicy: 'anyTime', cancelTo: 'draft' },
    lines: [
      ['拟稿人 撤销', '拟稿'],
      ['拟稿人 撤销', '无'],
      ['拟稿人 同意', '不行 process-ended'],
    ],
  },
  {
    operation: '代理：代理人替他办，痕迹写明；没有委托的人不行',
    lines: [
      ['路人 代张三 同意', '不行 not-acting-for'],
      ['秘书 代张三 同意', '往下'],
      ['张三 取回', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '代理：代理人替他退回，他自己可以取回',
    lines: [
      ['秘书 代张三 退回拟稿', '拟稿'],
      ['张三 取回', '张三'],
    ],
  },
  {
    operation: '代理：代理人替他表决，不同意也算数',
    settings: { operations: { disagree: true } },
    lines: [['秘书 代张三 不同意', '协调:甲']],
    otherwise: { 会签组里: '只有 协调:甲' },
  },
  {
    operation: '传阅：看的人可以写意见，不影响办理',
    lines: [
      ['张三 传阅 赵', '张三；待阅 赵'],
      ['赵 阅签', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '加一步：加的人可以减去还没轮到的一步',
    settings: { free: { persons: true, nodes: [], limit: 3 } },
    notAt: { 会签组里: '组里最后一票才往下走，加的一步由投最后一票的人送' },
    lines: [
      ['张三 依次送 赵 钱 孙', '赵'],
      ['赵 减去一步 1', '不行 remove-not-allowed'],
      ['张三 减去一步 3', '不行 no-such-added-step'],
      ['张三 减去一步 1', '赵'],
      ['赵 同意', '孙'],
      ['孙 同意', '往下'],
    ],
  },
  {
    operation: '改用新版：在办的件不动，往后按新版走',
    newer: { step: '复核', by: '孙' },
    notAt: { 会签组里: '同组人没办完，看不出往后怎么走' },
    lines: [
      ['管理员 改用新版', '张三'],
      ['张三 同意', '复核:孙'],
      ['孙 退回上一人', '张三'],
      ['张三 同意', '复核:孙'],
      ['孙 同意', '往下'],
    ],
  },
];
