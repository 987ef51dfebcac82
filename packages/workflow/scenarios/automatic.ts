import { by } from '../testing/scenario.ts';
import type { Story } from './story.ts';

const notSigned = {
  并行分支里: '乙科没办完，还没到签发；办完了就是“最后到达汇合”',
  会签组里: '同组人没办完，还没到签发',
};
/** No office of the table has one. */
const chief = { kind: 'chief' } as const;
const found = { 会签组里: '同组人总能找到' };

/** 自动通过, 抄送 and steps for which nobody is found: what the house does because of the step's rules. */
export const automatic: readonly Story[] = [
  {
    operation: '自动通过：前面办过的人不再办一遍',
    settings: { repeated: 'earlier' },
    first: { step: '核稿', by: '张三' },
    lines: [['现在', '往下']],
  },
  {
    operation: '自动通过：退回来的要他自己再办，不自动',
    settings: { repeated: 'earlier' },
    first: { step: '核稿', by: '张三' },
    notAt: notSigned,
    lines: [
      ['现在', '往下'],
      ['李局长 退回到 经办', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '自动通过：签批的环节不自动',
    settings: { repeated: 'earlier', signing: true },
    first: { step: '核稿', by: '张三' },
    lines: [['现在', '张三']],
  },
  {
    operation: '办理人就是发起人：自动通过',
    settings: { starterHandles: 'skip' },
    people: ['拟稿人'],
    lines: [['现在', '往下']],
  },
  {
    operation: '办理人就是发起人：改由赵办',
    settings: { starterHandles: { instead: [by('赵').handler] } },
    people: ['拟稿人'],
    lines: [
      ['现在', '赵'],
      ['赵 同意', '往下'],
    ],
  },
  {
    operation: '找不到人：由替补办',
    settings: { handler: chief, whenNobody: [{ kind: 'rule', rule: by('赵').handler }] },
    notAt: found,
    lines: [
      ['现在', '赵'],
      ['赵 同意', '往下'],
    ],
  },
  {
    operation: '找不到人：规定了自动通过的，自动往下走',
    settings: { handler: chief, whenNobody: [{ kind: 'autoPass' }] },
    notAt: found,
    lines: [['现在', '往下']],
  },
  {
    operation: '找不到人：停下，等管理员指定，不会不见',
    settings: { handler: chief },
    notAt: found,
    lines: [
      ['现在', '旁边'],
      ['管理员 再找一次', '不行 still-nobody'],
      ['管理员 指定 赵', '赵'],
      ['赵 同意', '往下'],
    ],
  },
  {
    operation: '抄送：办完自动抄送给赵，不影响办理',
    settings: { copies: [{ to: by('赵').handler, when: 'done' }] },
    notAt: { 会签组里: '同组人没办完，还没有办完的抄送' },
    lines: [
      ['张三 同意', '往下；待阅 赵'],
      ['赵 已阅', '往下'],
    ],
  },
  {
    operation: '抄送：一到这个环节就抄送给赵，他可以写意见',
    settings: { copies: [{ to: by('赵').handler, when: 'entered', mayComment: true }] },
    lines: [
      ['现在', '张三；待阅 赵'],
      ['赵 阅签', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '选择处理人：发起人选谁就由谁办，退回重新提交时重新选',
    settings: { handler: { kind: 'startersChoice' } },
    chosen: ['张三'],
    lines: [
      ['现在', '张三'],
      ['张三 退回拟稿', '拟稿'],
      ['拟稿人 选人送 赵', '赵'],
    ],
    otherwise: { 最后到达汇合: '赵 乙科:乙', 汇合之后: '只有 甲科:甲 乙科:乙', 会签组里: '只有 经办:赵' },
  },
];
