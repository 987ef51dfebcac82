import { childOver } from './reasons.ts';
import type { Story } from './story.ts';

/** 传阅, at the same time or in order: beside the flow, whatever happens to it. */
export const readers: readonly Story[] = [
  {
    operation: '传阅：几个人同时看，不影响办理',
    lines: [
      ['张三 传阅 赵 钱', '张三；待阅 赵 钱'],
      ['钱 已阅', '张三；待阅 赵'],
      ['张三 同意', '往下；待阅 赵'],
      ['赵 已阅', '往下'],
    ],
  },
  {
    operation: '依次传阅：前一位读了才轮到下一位，不影响办理',
    lines: [
      ['张三 依次传阅 赵 钱 孙', '张三；待阅 赵'],
      ['钱 已阅', '不行 not-the-holder'],
      ['赵 已阅', '张三；待阅 钱'],
      ['张三 同意', '往下；待阅 钱'],
      ['钱 已阅', '往下；待阅 孙'],
      ['孙 已阅', '往下'],
    ],
  },
  {
    operation: '依次传阅：没读的可以收回，还可以在最后加人；读过的不能收回',
    lines: [
      ['张三 依次传阅 赵 钱 孙', '张三；待阅 赵'],
      ['张三 收回传阅 钱', '张三；待阅 赵'],
      ['张三 收回传阅 赵', '张三；待阅 孙'],
      ['张三 收回传阅 赵', '不行 not-a-reader'],
      ['张三 加传阅 路人', '张三；待阅 孙'],
      ['张三 加传阅 路人', '不行 circulation-unchanged'],
      ['拟稿人 收回传阅 孙', '不行 not-the-circulator'],
      ['孙 已阅', '张三；待阅 路人'],
      ['张三 收回传阅 孙', '不行 has-read'],
      ['路人 已阅', '张三'],
      ['张三 加传阅 赵', '不行 circulation-over'],
    ],
  },
  {
    operation: '终止以后不再往下传，轮到的人还可以看；恢复以后接着传',
    notAt: { 子流程里: childOver },
    lines: [
      ['张三 依次传阅 赵 钱', '张三；待阅 赵'],
      ['管理员 终止', '无；待阅 赵'],
      ['张三 加传阅 孙', '不行 process-cancelled'],
      ['赵 已阅', '无'],
      ['管理员 复活', '张三；待阅 钱'],
      ['钱 已阅', '张三'],
    ],
  },
];
