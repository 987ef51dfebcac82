import type { HandlerRule } from '@gov/organisation';
import type { HouseDeed, MultiMode, OverdueStep, ProcessTimes, VoteRule, WaitEvent } from '../node-rules.ts';
import type {
  AcrossForkPolicy,
  MessageStart,
  NodeDefinition,
  NodeOperations,
  ReturnTargetKind,
  TimeLimit,
} from '../program.ts';
import { warnedBefore } from '../time/end-due.ts';

/** Words that only the agency knows. */
export interface StepWords {
  readonly handler: (rule: HandlerRule) => string;
  readonly step: (node: string) => string;
  /** Name of a field of the form, by its key. */
  readonly field: (key: string) => string;
  /** Name of another process, by its key. */
  readonly process: (key: string) => string;
}

/** 表决规则 in words, to follow “几个人一起办”. */
export function voteWords(rule: VoteRule): string {
  if (rule === 'all') return '全部同意才通过，一人不同意就不通过';
  if (rule === 'any') return '一人同意就通过';
  if (rule === 'veto') return '一票否决：一人不同意就不通过';
  if ('of' in rule) return `${rule.of[1]} 分之 ${rule.of[0]} 以上同意才通过`;
  return 'percent' in rule ? `${rule.percent}% 以上同意才通过` : `至少 ${rule.votes} 票同意才通过`;
}

/** How many handle it, in words. */
export function multiWords(multi: MultiMode, { handler }: Pick<StepWords, 'handler'>): string {
  switch (multi.mode) {
    case 'single':
      return '由一个人办';
    case 'any':
      return '几个人都收到，谁先办谁算';
    case 'pool':
      return '几个人都看得到，谁签收谁办';
    case 'lead':
      return `第一位主办${multi.assistants ? `，${handler(multi.assistants)}协办` : '，其余的人协办'}${waitWords[multi.wait ?? 'never']}`;
    case 'parallel':
    case 'sequential': {
      const order = multi.mode === 'parallel' ? '几个人同时办' : '几个人按顺序办';
      const abstain = multi.abstain ? `；可以弃权，${abstainWords[multi.abstain]}` : '';
      const rest = multi.rest === 'continue' ? '；定了以后其余的人照样表态' : '';
      return `${order}，${voteWords(multi.rule)}${abstain}${rest}`;
    }
  }
}

const waitWords = { never: '，不等协办', untilDue: '，等协办到期限', always: '，等协办都办完' } as const;
const abstainWords = { excluded: '弃权的不算在内', asNo: '弃权算不同意' } as const;

const returnWords: Readonly<Record<ReturnTargetKind, string>> = {
  previous: '上一步',
  chosen: '任意一步',
  starter: '发起人',
};

/** 能做什么: 同意, and what else is offered. */
export const operationWords = (
  operations: NodeOperations,
  words: Pick<StepWords, 'step'>,
  times: ProcessTimes = {},
): string => operationParts(operations, words, times).join('、');

/** The same one by one. */
export function operationParts(
  operations: NodeOperations,
  { step }: Pick<StepWords, 'step'>,
  { undoMinutes }: ProcessTimes = {},
): readonly string[] {
  const { returnTo, jumpTo } = operations;
  const rows: readonly (readonly [boolean | undefined, string])[] = [
    [true, '办理'],
    [operations.disagree, '不同意'],
    [returnTo.length > 0, `退回（${returnTo.map((kind) => returnWords[kind]).join('、')}）`],
    [operations.transfer, '转办'],
    [operations.delegate, '请人先办'],
    [operations.addBefore || operations.addAfter || operations.addParallel, '加签'],
    [operations.reorder, '调整次序'],
    [operations.circulate, '传阅'],
    [operations.press, '催办'],
    [operations.withdraw, undoMinutes === undefined ? '取回' : `取回（办完 ${undoMinutes} 分钟内）`],
    [(jumpTo?.length ?? 0) > 0, `特送（${(jumpTo ?? []).map(step).join('、')}）`],
  ];
  return rows.flatMap(([offered, words]) => (offered ? [words] : []));
}

const acrossWords: Readonly<Record<AcrossForkPolicy, string>> = {
  wait: '等其他几路办完再退',
  cancel: '停掉其他几路',
  borrow: '其他几路照办，改好直接送回',
};

/** What becomes of other branches when the step, or the process it calls and waits for, returns out of its own; none where nothing is said of it. */
export function acrossForkWords({ acrossFork, call, operations }: NodeDefinition): readonly string[] {
  const returns = call ? call.mode === 'sync' : operations.returnTo.length > 0;
  if (!acrossFork || !returns) return [];
  return [`${call ? '子流程退回，要' : ''}从同时办理的一路退到外面时，${acrossWords[acrossFork]}`];
}

/** What a step does beyond its buttons, sentence by sentence: free routing, copies, key fields, whom work may be passed to. */
export function furtherWords(node: NodeDefinition, { handler, step, field }: StepWords): readonly string[] {
  const { free, copies, keyFields, transferTo } = node;
  const chosen = free && [...(free.persons ? ['直接点人'] : []), ...free.nodes.map((id) => `“${step(id)}”`)];
  return [
    ...(chosen && chosen.length > 0 ? [`可以自选下一步（${chosen.join('、')}）`] : []),
    ...acrossForkWords(node),
    ...(transferTo ? [`转办只能转给${handler(transferTo)}`] : []),
    ...(copies ?? []).map(
      ({ to, when, mayComment }) =>
        `${when === 'entered' ? '到这一步时' : '办完时'}${mayComment ? '传阅' : '抄送'}给${handler(to)}`,
    ),
    ...(keyFields && keyFields.length > 0
      ? [`${keyFields.map((key) => `“${field(key)}”`).join('、')}改过就要重新办`]
      : []),
  ];
}

/** A limit in words. */
export const timeWords = (limit: TimeLimit): string =>
  'workingHours' in limit ? `${limit.workingHours} 小时（只算工作日）` : `${limit.workingDays} 个工作日`;

/** 办结时限, and when it is spoken of. */
export function endWithinWords(limit: TimeLimit): string {
  const before = warnedBefore(limit);
  const unit = 'workingHours' in limit ? '小时' : '个工作日';
  const first = before > 0 ? `到期前 ${before} ${unit}和到期时` : '到期时';
  return `全程限 ${timeWords(limit)}办结，${first}提醒在办的人和发起人`;
}

/** When a timer on the edge of a step or section rings; its name where it says more than that. */
export const timerWords = (limit: TimeLimit | undefined, name = ''): string =>
  `满 ${limit ? timeWords(limit) : '……'}${name === '' || name === '到时' ? '' : `（${name}）`}`;

/** 多久: the limit, and what happens then; empty where there is none. */
export function limitWords({ due, overdue }: Pick<NodeDefinition, 'due' | 'overdue'>, words: StepWords): string {
  if (!due) return '不限时';
  return [timeWords(due), ...(overdue ?? []).map((one) => overdueWords(one, words, 'workingHours' in due))].join('；');
}

/** One line of what happens at a time counted from the limit. */
export function overdueWords({ afterDue, act }: OverdueStep, words: StepWords, hours = false): string {
  const amount = Math.abs(afterDue);
  const unit = hours ? '小时' : '天';
  const when = afterDue === 0 ? '到期' : afterDue < 0 ? `到期前 ${amount} ${unit}` : `超时 ${amount} ${unit}`;
  return `${when}${actWords(act, words)}`;
}

function actWords(act: OverdueStep['act'], { handler, step }: StepWords): string {
  switch (act.kind) {
    case 'remind':
      return '提醒本人';
    case 'escalate':
      return `告诉${handler(act.to)}`;
    case 'transfer':
      return `转给${handler(act.to)}`;
    case 'release':
      return '放回去让别人签收';
    case 'agree':
      return '自动同意';
    case 'disagree':
      return '自动不同意';
    case 'return':
      return act.to === 'previous' ? '自动退回上一步' : '自动退回发起人';
    case 'goTo':
      return `转到“${step(act.node)}”`;
    case 'leave':
      return '还没办完就换一条路走';
    case 'beside':
      return '另开一路，这一步照样办';
  }
}

/** What a waiting step waits for. */
export const waitEventWords = ({ name, on }: WaitEvent): string =>
  on.kind === 'timer' ? `等 ${timeWords(on)}` : `等“${name || '消息'}”到来`;

/** What the house does by itself. */
export function deedWords(does: HouseDeed, { handler, field }: StepWords): string {
  switch (does.kind) {
    case 'notify':
      return `通知${handler(does.to)}`;
    case 'send':
      return `发出消息“${does.message}”`;
    case 'setField': {
      const { to } = does;
      const name = `“${does.field === '' ? '（还没有选）' : field(does.field)}”`;
      if ('today' in to) return `把${name}填成当天日期`;
      return 'from' in to ? `把${name}填成“${field(to.from)}”的内容` : `把${name}填成“${String(to.value ?? '')}”`;
    }
  }
}

/** 谁来办 of any step: persons, another process, or nobody while it waits. */
export function whoWords(node: NodeDefinition, words: StepWords): string {
  if (node.waits) return node.waits.map(waitEventWords).join('，或');
  if (node.does) return deedWords(node.does, words);
  if (!node.call) return words.handler(node.handler);
  const mode = node.call.mode === 'sync' ? '，等它办完再往下走' : '，不等它办完';
  return `发起“${words.process(node.call.process)}”${mode}`;
}

/** 消息开始: what begins the process, for whom, and what it brings. */
export function messageStartWords(
  { message, starter, fields }: MessageStart,
  { handler, field }: Pick<StepWords, 'handler' | 'field'>,
): string {
  const brought = Object.keys(fields ?? {}).map((key) => `“${field(key)}”`);
  const what = fields ? (brought.length > 0 ? `带来${brought.join('、')}` : '不带来内容') : '带来同名的内容';
  return `收到消息“${message}”就自动发起，发起人是${handler(starter)}，${what}`;
}
