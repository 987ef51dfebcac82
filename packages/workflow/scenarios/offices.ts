import { by } from '../testing/scenario.ts';
import type { Story } from './story.ts';

const group = '组里别人还在办：空缺的一席留着，见“随岗位：会签组里一席空缺”';
const onlyInGroup = Object.fromEntries(
  ['顺序环节', '并行分支里', '最后到达汇合', '汇合之后', '子流程里'].map((name) => [
    name,
    '这一步只有一个人，没有会签组',
  ]),
);

/** 随岗位: work that was given to a post is with whoever holds it; what was given to a person stays with him. */
export const offices: readonly Story[] = [
  {
    operation: '随岗位：岗位换了人，新任接着办，原来的人不再有这件',
    byPost: true,
    lines: [
      ['人事 改任 张三 赵', '赵'],
      ['人事 改任 张三 赵', '赵'],
      ['张三 同意', '不行 item-not-open'],
      ['赵 同意', '往下'],
    ],
  },
  {
    operation: '随岗位：接连换人，只有最后一任有这件',
    byPost: true,
    lines: [
      ['人事 改任 张三 赵', '赵'],
      ['人事 改任 张三 钱', '钱'],
      ['人事 改任 张三 张三', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '随岗位：岗位空缺，这一步停下来请管理员处理；后来任命了人，由他接着办',
    byPost: true,
    notAt: { 会签组里: group },
    lines: [
      ['人事 免去 张三', '旁边'],
      ['张三 同意', '不行 item-not-open'],
      ['人事 改任 张三 赵', '赵'],
      ['赵 同意', '往下'],
    ],
  },
  {
    operation: '随岗位：岗位空缺，按“没有人的时候”由别的人办',
    byPost: true,
    settings: { whenNobody: [{ kind: 'rule', rule: by('李').handler }] },
    notAt: { 会签组里: group },
    lines: [
      ['人事 免去 张三', '李'],
      ['李 同意', '往下'],
    ],
  },
  {
    operation: '随岗位：岗位空缺，“没有人的时候”是自动跳过的，跳过',
    byPost: true,
    settings: { whenNobody: [{ kind: 'autoPass' }] },
    notAt: { 会签组里: group },
    lines: [['人事 免去 张三', '往下']],
  },
  {
    operation: '随岗位：这一步写明“仍由原来的人办”的，换了人也不动',
    byPost: true,
    settings: { officeChange: 'stay' },
    lines: [
      ['人事 改任 张三 赵', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '随岗位：已经请别人先看的，还由原来的人办完；他离任了，才交给新任',
    byPost: true,
    settings: { operations: { addBefore: true } },
    lines: [
      ['张三 前加签 钱', '钱'],
      ['人事 改任 张三 赵', '钱'],
      ['钱 同意', '张三'],
      ['人事 离任 张三', '张三'],
      ['人事 改任 张三 赵', '赵'],
      ['赵 同意', '往下'],
    ],
  },
  {
    operation: '随岗位：转给别人的，仍由接手的人办',
    byPost: true,
    lines: [
      ['张三 转给 钱', '钱'],
      ['人事 改任 张三 赵', '钱'],
      ['钱 同意', '往下'],
    ],
  },
  {
    operation: '随岗位：挂起时不动，激活以后再跟着岗位走',
    byPost: true,
    lines: [
      ['管理员 挂起', '张三'],
      ['人事 改任 张三 赵', '张三'],
      ['管理员 激活', '张三'],
      ['人事 改任 张三 赵', '赵'],
      ['赵 同意', '往下'],
    ],
  },
  {
    operation: '随岗位：会签组里投过的票不动，没投的换成新任',
    byPost: true,
    notAt: onlyInGroup,
    lines: [
      ['张三 同意', '同组人'],
      ['人事 改任 张三 赵', '同组人'],
      ['人事 改任 同组人 孙', '只有 经办:孙'],
      ['孙 同意', '只有 签发:李局长'],
    ],
  },
  {
    operation: '随岗位：会签组里一席空缺，留着等人任职，别人照办',
    byPost: true,
    notAt: onlyInGroup,
    lines: [
      ['人事 免去 张三', '张三'],
      ['同组人 同意', '只有 经办:张三'],
      ['人事 改任 张三 赵', '只有 经办:赵'],
      ['赵 同意', '只有 签发:李局长'],
    ],
  },
  {
    operation: '随岗位：会签组里两个岗位由同一个人接任，只办一次',
    byPost: true,
    notAt: onlyInGroup,
    lines: [
      ['人事 改任 张三 同组人', '只有 经办:同组人'],
      ['同组人 同意', '只有 签发:李局长'],
    ],
  },
  {
    operation: '随岗位：依次办的，没有轮到的岗位换了人，轮到的是新任',
    byPost: true,
    people: ['张三', '李', '王'],
    settings: { multi: { mode: 'sequential', rule: 'all' } },
    notAt: { 会签组里: '那里是同时会签' },
    lines: [
      ['人事 改任 李 赵', '张三'],
      ['张三 同意', '赵'],
      ['人事 改任 李 钱', '钱'],
      ['钱 同意', '王'],
      ['王 同意', '往下'],
    ],
  },
  {
    operation: '随岗位：几个人抢办，一个不再任职，别人照样可以办；都不任职就停下，有人任职再接着办',
    byPost: true,
    people: ['张三', '李'],
    settings: { multi: { mode: 'pool' } },
    notAt: { 会签组里: '那里是同时会签' },
    lines: [
      ['人事 免去 张三', '李'],
      ['人事 免去 李', '旁边'],
      ['人事 改任 李 赵', '赵'],
      ['赵 同意', '往下'],
    ],
  },
  {
    operation: '随岗位：已经签收的，还由签收的人办完',
    byPost: true,
    people: ['张三', '李'],
    settings: { multi: { mode: 'pool' } },
    notAt: { 会签组里: '那里是同时会签' },
    lines: [
      ['张三 签收', '张三'],
      ['人事 改任 张三 赵', '张三'],
      ['张三 同意', '往下'],
    ],
  },
];
