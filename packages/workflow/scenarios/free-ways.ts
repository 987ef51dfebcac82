import { by } from '../testing/scenario.ts';
import type { Story } from './story.ts';

const lastVoteSends = { 会签组里: '组里最后一票才往下走，下一步由投最后一票的人选，见“自选下一步：一组人”' };
const oneHandles = '一个人办的环节没有组，见上一条';
const onlyInGroup = {
  顺序环节: oneHandles,
  并行分支里: oneHandles,
  最后到达汇合: oneHandles,
  汇合之后: oneHandles,
  子流程里: oneHandles,
};
const around = { first: { step: '核稿', by: '钱' }, behind: { step: '复核', by: '孙' } };
const free = (...nodes: readonly string[]) => ({ free: { persons: false, nodes, limit: 2 } });

/** Ways that are not drawn: 自选下一步 within the branch, and 重新确定办理人 when people have changed. */
export const freeWays: readonly Story[] = [
  {
    operation: '自选下一步：送到前面再办一遍，或者越过后面一步；没动可以取回',
    ...around,
    settings: free('核稿', '复核'),
    notAt: lastVoteSends,
    lines: [
      ['张三 选送 签发', '不行 free-node-not-offered'],
      ['张三 选送 核稿', '核稿:钱'],
      ['张三 取回', '张三'],
      ['张三 选送 核稿', '核稿:钱'],
      ['钱 同意', '张三'],
      ['张三 选送 复核', '复核:孙'],
      ['孙 退回上一人', '张三'],
      ['张三 同意', '复核:孙'],
      ['孙 同意', '往下'],
    ],
  },
  {
    operation: '自选下一步：说明办完再回来的，回到原来的路上，不重走中间',
    ...around,
    settings: free('核稿'),
    notAt: lastVoteSends,
    lines: [
      ['张三 选送再回来 核稿', '核稿:钱'],
      ['钱 同意', '复核:孙'],
      ['孙 同意', '往下'],
    ],
  },
  {
    operation: '自选下一步：接连选的次数有限，到了就按流程走',
    settings: free('经办'),
    notAt: lastVoteSends,
    lines: [
      ['张三 选送 经办', '张三'],
      ['张三 选送 经办', '张三'],
      ['张三 选送 经办', '不行 free-choices-used-up'],
      ['张三 同意', '往下'],
    ],
  },
  {
    operation: '自选下一步：一组人里，由投最后一票的人选；他取回，大家的票还在',
    ...around,
    settings: free('核稿'),
    notAt: onlyInGroup,
    lines: [
      ['张三 同意', '同组人'],
      ['同组人 选送 核稿', '只有 核稿:钱'],
      ['同组人 取回', '同组人'],
      ['同组人 同意', '只有 复核:孙'],
    ],
  },
  {
    operation: '重新确定办理人：没有变化就不动；办理人离任以后，按现在的组织机构换人接着办',
    settings: { whenNobody: [{ kind: 'rule', rule: by('赵').handler }] },
    notAt: { 会签组里: '组里还有人在，见“重新确定办理人：组里有人离任”' },
    lines: [
      ['管理员 重新确定', '不行 handlers-unchanged'],
      ['人事 离任 张三', '张三'],
      ['管理员 重新确定', '赵'],
      ['管理员 重新确定', '不行 handlers-unchanged'],
      ['赵 同意', '往下'],
    ],
  },
  {
    operation: '重新确定办理人：组里有人离任，他的停下，别的人接着办，按留下的人算',
    notAt: onlyInGroup,
    lines: [
      ['人事 离任 张三', '张三'],
      ['管理员 重新确定', '旁边'],
      ['同组人 同意', '只有 签发:李局长'],
    ],
  },
];
