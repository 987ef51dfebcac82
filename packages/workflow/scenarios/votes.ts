import type { Story } from './story.ts';

const alone = { 会签组里: '表决的环节自己就是一组，组里不再套组' };
const operations = { disagree: true };

/** 表决: who must agree, what a refusal and an abstention mean, when it is decided. */
export const votes: readonly Story[] = [
  {
    operation: '或签：一人办了就往下走，别人的停下；取回以后大家又都有',
    settings: { multi: { mode: 'any' } },
    people: ['张三', '赵', '钱'],
    notAt: alone,
    lines: [
      ['赵 同意', '往下'],
      ['钱 同意', '不行 item-not-open'],
      ['赵 取回', '张三 赵 钱'],
      ['钱 同意', '往下'],
    ],
  },
  {
    operation: '一票否决：一人不同意当场定下，走不同意的流向；取回以后接着表决',
    settings: { multi: { mode: 'parallel', rule: 'veto', abstain: 'excluded' }, operations },
    people: ['张三', '赵', '钱'],
    notAt: alone,
    lines: [
      ['张三 同意', '赵 钱'],
      ['赵 不同意', '协调:甲'],
      ['钱 同意', '不行 item-not-open'],
      ['赵 取回', '赵 钱'],
      ['赵 同意', '钱'],
      ['钱 弃权', '往下'],
    ],
  },
  {
    operation: '按比例：一人不同意不结束，过半同意就往下走',
    settings: { multi: { mode: 'parallel', rule: { percent: 50 } }, operations },
    people: ['张三', '赵', '钱'],
    notAt: alone,
    lines: [
      ['张三 不同意', '赵 钱'],
      ['赵 同意', '钱'],
      ['钱 同意', '往下'],
    ],
  },
  {
    operation: '按比例：再也达不到了，当场定为不通过，没表决的停下',
    settings: { multi: { mode: 'parallel', rule: { percent: 50 } }, operations },
    people: ['张三', '赵', '钱'],
    notAt: alone,
    lines: [
      ['张三 不同意', '赵 钱'],
      ['赵 不同意', '协调:甲'],
    ],
  },
  {
    operation: '按票数：票数够了就往下走；只有定下结果的一票能取回，取回以后别人的也能',
    settings: { multi: { mode: 'parallel', rule: { votes: 2 } }, operations },
    people: ['张三', '赵', '钱'],
    notAt: alone,
    lines: [
      ['张三 同意', '赵 钱'],
      ['赵 同意', '往下'],
      ['张三 取回', '不行 moved-on'],
      ['赵 取回', '赵 钱'],
      ['张三 取回', '张三 赵 钱'],
    ],
  },
  {
    operation: '加权：张三一人算两票，他同意就过半',
    settings: { multi: { mode: 'parallel', rule: { percent: 50 }, weights: { 张三: 2 } }, operations },
    people: ['张三', '赵', '钱'],
    notAt: alone,
    lines: [
      ['赵 不同意', '张三 钱'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '顺序表决：票数够了，后面的人不再轮到',
    settings: { multi: { mode: 'sequential', rule: { votes: 2 } }, operations },
    people: ['张三', '赵', '钱'],
    notAt: alone,
    lines: [
      ['张三 同意', '赵'],
      ['赵 同意', '往下'],
    ],
  },
  {
    operation: '并加签：人多了，要的同意也跟着多',
    settings: { multi: { mode: 'parallel', rule: { percent: 60 } }, operations: { ...operations, addParallel: true } },
    people: ['张三', '赵'],
    notAt: alone,
    lines: [
      ['张三 同意', '赵'],
      ['赵 并加签 钱 孙', '赵 钱 孙'],
      ['赵 同意', '钱 孙'],
      ['钱 同意', '往下'],
    ],
  },
  {
    operation: '弃权：没有规定可以弃权的，不能弃权',
    lines: [['张三 弃权', '不行 abstain-not-offered']],
  },
  {
    operation: '弃权：弃权的从总数里去掉，其余的过了比例就往下走',
    settings: { multi: { mode: 'parallel', rule: { percent: 60 }, abstain: 'excluded' }, operations },
    people: ['张三', '赵', '钱', '孙'],
    notAt: alone,
    lines: [
      ['张三 弃权', '赵 钱 孙'],
      ['赵 不同意', '钱 孙'],
      ['钱 同意', '孙'],
      ['孙 同意', '往下'],
    ],
  },
  {
    operation: '弃权：弃权按不同意计，票数够不着了就是不通过',
    settings: { multi: { mode: 'parallel', rule: { votes: 2 }, abstain: 'asNo' }, operations },
    people: ['张三', '赵', '钱'],
    notAt: alone,
    lines: [
      ['张三 弃权', '赵 钱'],
      ['赵 弃权', '协调:甲'],
    ],
  },
  {
    operation: '弃权：取回弃权，重新表决',
    settings: { multi: { mode: 'parallel', rule: { votes: 2 }, abstain: 'asNo' }, operations },
    people: ['张三', '赵', '钱'],
    notAt: alone,
    lines: [
      ['张三 弃权', '赵 钱'],
      ['张三 取回', '张三 赵 钱'],
      ['张三 同意', '赵 钱'],
      ['赵 同意', '往下'],
    ],
  },
];
