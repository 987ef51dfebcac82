import { by } from '../testing/scenario.ts';
import type { StepSettings } from './places.ts';
import { childOver } from './reasons.ts';
import type { Story } from './story.ts';

type Act = NonNullable<StepSettings['overdue']>[number]['act'];
const late = (act: Act): StepSettings => ({ due: { workingDays: 2 }, overdue: [{ afterDue: 0, act }] });
const nobodys = {
  returnTo: [],
  chooseAcrossFork: false,
  transfer: false,
  circulate: false,
  press: false,
  withdraw: false,
};
const nobodyWaits = { 会签组里: '等待的环节没有人办，也就没有会签组' };
const waiting = (on: NonNullable<StepSettings['waits']>[number]['on']): StepSettings => ({
  handler: { kind: 'starter' },
  operations: nobodys,
  waits: [{ id: '经办', name: '经办', on }],
});

/** 超时, and steps that wait for an answer or for a day: what happens without anybody acting. */
export const clock: readonly Story[] = [
  {
    operation: '超时：到时催一次，件还在他手里',
    settings: late({ kind: 'remind' }),
    lines: [
      ['时钟 到时', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '超时：到时告诉上级，件还在他手里',
    settings: late({ kind: 'escalate', to: by('李局长').handler }),
    lines: [
      ['时钟 到时', '张三；待阅 李局长'],
      ['李局长 已阅', '张三'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '超时：到时转给别人办',
    settings: late({ kind: 'transfer', to: by('赵').handler }),
    notAt: { 会签组里: '一组人的件转给一个人，同一人坐不下两个位子，见“超时转给别人”' },
    lines: [
      ['时钟 到时', '赵'],
      ['赵 同意', '往下'],
    ],
  },
  {
    operation: '超时：到时算他同意，往下走；一组人就算没办的都同意',
    settings: late({ kind: 'agree' }),
    lines: [['时钟 到时', '往下']],
    otherwise: { 会签组里: '只有 签发:李局长' },
  },
  {
    operation: '超时：到时算他不同意，走不同意的流向',
    settings: { ...late({ kind: 'disagree' }), operations: { disagree: true } },
    lines: [['时钟 到时', '协调:甲']],
    otherwise: { 会签组里: '只有 协调:甲' },
  },
  {
    operation: '超时：到时退回拟稿',
    settings: late({ kind: 'return', to: 'starter' }),
    lines: [['时钟 到时', '拟稿']],
  },
  {
    operation: '超时：到时改走签发',
    settings: late({ kind: 'goTo', node: '签发' }),
    lines: [['时钟 到时', '跳走']],
  },
  {
    operation: '超时：签收了不办，到时收回，大家又都可以签收',
    settings: { ...late({ kind: 'release' }), multi: { mode: 'pool' } },
    people: ['张三', '赵'],
    notAt: { 会签组里: '抢办的环节自己就是一组' },
    lines: [
      ['赵 签收', '赵'],
      ['时钟 到时', '张三 赵'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '超时：办完了就不再到时',
    settings: late({ kind: 'return', to: 'starter' }),
    notAt: { 会签组里: '同组人没办完，到时仍算' },
    lines: [
      ['张三 同意', '往下'],
      ['时钟 到时', '不行 visit-not-under-way'],
    ],
  },
  {
    operation: '超时：挂起的时候不到时',
    settings: late({ kind: 'agree' }),
    lines: [
      ['管理员 挂起', '张三'],
      ['时钟 到时', '不行 suspended'],
    ],
  },
  {
    operation: '等待的环节：没有人办，到了日子自己往下走',
    settings: waiting({ kind: 'timer', workingDays: 3 }),
    people: [],
    notAt: nobodyWaits,
    lines: [
      ['现在', '旁边'],
      ['时钟 到时', '往下'],
    ],
  },
  {
    operation: '等待的环节：收到答复才往下走，来两次只算一次',
    settings: waiting({ kind: 'message' }),
    people: [],
    notAt: nobodyWaits,
    lines: [
      ['管理员 收到 没在等的', '不行 not-waited-for'],
      ['管理员 收到 经办', '往下'],
      ['管理员 收到 经办', '不行 visit-not-under-way'],
    ],
  },
  {
    operation: '等待的环节：挂起的时候不收答复；终止再复活，仍旧等',
    settings: waiting({ kind: 'message' }),
    people: [],
    notAt: { ...nobodyWaits, 子流程里: childOver },
    lines: [
      ['管理员 挂起', '旁边'],
      ['管理员 收到 经办', '不行 suspended'],
      ['管理员 激活', '旁边'],
      ['管理员 终止', '无'],
      ['管理员 收到 经办', '不行 process-ended'],
      ['管理员 复活', '旁边'],
      ['管理员 收到 经办', '往下'],
    ],
  },
];
