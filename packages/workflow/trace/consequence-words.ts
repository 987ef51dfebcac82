import type { TriedCondition, WorkflowEvent } from '../index.ts';
import { circulationConsequence } from './circulation-words.ts';
import { addedWords, chosenWords, signingConsequence } from './signing-act-words.ts';
import { holderThen, isReading, listed, stepOfVisit, stillAtWork, type TraceFacts } from './trace-facts.ts';

/** What followed from an act, as parts of its line; empty where it speaks for itself. */
export function consequenceWords(facts: TraceFacts, event: WorkflowEvent): readonly string[] {
  switch (event.kind) {
    case 'itemOpened':
      return event.itemKind === 'do'
        ? [
            `送${facts.nameOf(event.holder.personId)}${event.visit === undefined ? '' : stepOfVisit(facts, event.visit)}`,
          ]
        : circulationConsequence(facts, event);
    case 'itemReminded':
      return [`请${holderThen(facts, event.item, event.seq)}尽快办理`];
    case 'itemCancelled':
      return isReading(facts, event.item)
        ? circulationConsequence(facts, event)
        : [`${holderThen(facts, event.item, event.seq)}的办理停下${because(facts, event)}`];
    case 'visitOpened':
      if (event.incident === 'noWayForNo')
        return [`流程没有画不通过时往哪走，“${facts.program.nodes[event.node]?.name ?? ''}”停在这里，等管理员处理`];
      return event.incident
        ? [`“${facts.program.nodes[event.node]?.name ?? ''}”没有找到办理人，停在这里`]
        : [...addedWords(facts, event), ...chosenWords(facts, event)];
    case 'visitVacated':
      return [`这个岗位现在没有人，“${stepOfVisit(facts, event.visit)}”停在这里，等有人任职`];
    case 'houseDid': {
      const sent = event.message === undefined ? '' : `，发出“${event.message}”`;
      return [`“${facts.program.nodes[facts.state.visits[event.visit - 1]?.node ?? '']?.name ?? ''}”自动办理${sent}`];
    }
    case 'voteDecided':
      // One person's agreement is the act itself; only a group's vote needs its arithmetic.
      return event.members === 1 || !votes(facts, event.visit) ? [] : [arithmeticOf(facts, event)];
    case 'enoughArrived':
      return [
        `已有 ${event.arrived} 路办完（共 ${event.expected} 路），往下走${event.rest === 'continue' ? '，其余的接着办，留作备查' : ''}`,
      ];
    case 'routed':
    case 'branchesTaken':
      return [
        ...besideWords(facts, event.tried),
        ...(event.because === 'defaultAfterUnknown'
          ? [`条件无法判断${becauseUnknown(facts, event.tried)}，按默认方向走`]
          : []),
      ];
    case 'visitParked':
      return waitWords(facts, event);
    case 'holderRestored':
      return [`由${facts.nameOf(event.holder.personId)}接着办`];
    case 'waitingReturnCarriedOut':
      return [`同时办理的都办完了，${returnerWords(facts, event)}提出的退回现在生效`];
    case 'childStarted':
    case 'childCancelled':
      return childrenWords(facts, event);
    case 'processEnded':
      return [event.as === 'completed' ? '流程办结' : event.as === 'refused' ? '流程以不同意结束' : ''];
    default:
      return [...signingConsequence(facts, event), ...circulationConsequence(facts, event)];
  }
}

/** Whom a return waits for, by name; a branch may also wait for a 子流程, and where all have arrived it waits for nobody. */
function waitWords(facts: TraceFacts, parked: Extract<WorkflowEvent, { kind: 'visitParked' }>): readonly string[] {
  const names = stillAtWork(facts, parked);
  if (names.length > 0) return [`等${listed(names)}办完后退回`];
  const atOnce = facts.events.some(
    ({ event }) => event.kind === 'waitingReturnCarriedOut' && event.cause === parked.cause,
  );
  return atOnce ? [] : ['等同时办理的都办完后退回'];
}

function returnerWords(
  facts: TraceFacts,
  { item, child, seq }: Extract<WorkflowEvent, { kind: 'waitingReturnCarriedOut' }>,
) {
  if (item !== undefined) return holderThen(facts, item, seq);
  return `“${stepOfVisit(facts, facts.state.children?.[child - 1]?.visit ?? 0)}”的子流程`;
}

/** Where votes weigh differently, what is counted are votes and not persons; who abstained is said, and what share is of. */
function arithmeticOf({ program, state }: TraceFacts, event: Extract<WorkflowEvent, { kind: 'voteDecided' }>): string {
  const { agreed, disagreed, abstained = 0, members, base, outcome } = event;
  const multi = program.nodes[state.visits[event.visit - 1]?.node ?? '']?.multi;
  const unit = multi && 'weights' in multi && multi.weights ? '票' : '人';
  const others = [
    ...(disagreed > 0 ? [`、${disagreed} ${unit}不同意`] : []),
    ...(abstained > 0 ? [`、${abstained} ${unit}弃权`] : []),
    ...(base !== undefined && base !== members ? [`（按 ${base} ${unit}计）`] : []),
  ];
  const all = unit === '票' ? `共 ${members} 票，` : `${members} 人中 `;
  return `${all}${agreed} ${unit}同意${others.join('')}，${outcome === 'yes' ? '通过' : '不通过'}`;
}

/** Each reason once, without those that name a field the reader may not see; events of older releases have none. */
function becauseUnknown({ concealed = [] }: TraceFacts, tried: readonly TriedCondition[]): string {
  const mayBeSaid = (why: string) => !concealed.some((label) => why.includes(label));
  const reasons = [...new Set(tried.flatMap(({ why }) => (why !== undefined && mayBeSaid(why) ? [why] : [])))];
  return reasons.length > 0 ? `（${reasons.join('；')}）` : '';
}

/** What decided beside the form, with the value of then: `按发起人所在科室（法规科）选择走向`. */
function besideWords({ concealed = [] }: TraceFacts, tried: readonly TriedCondition[]): readonly string[] {
  const asked = new Map(tried.flatMap((one) => (one.asked ?? []).map(({ what, value }) => [what, value] as const)));
  const said = [...asked]
    .filter(([label]) => !concealed.includes(label))
    .map(([label, value]) => `${label}（${value}）`);
  return said.length > 0 ? [`按${said.join('、')}选择走向`] : [];
}

type ChildEvent = Extract<WorkflowEvent, { kind: 'childStarted' | 'childCancelled' }>;

/** Several children of one act are one part of its line: `启动 3 个子流程`. */
function childrenWords({ events }: TraceFacts, event: ChildEvent): readonly string[] {
  const again = (one: WorkflowEvent) => one.kind === 'childStarted' && one.reopens !== undefined;
  const alike = events.flatMap(({ event: one }) =>
    one.kind === event.kind && one.cause === event.cause && again(one) === again(event) ? [one] : [],
  );
  if (alike[0]?.seq !== event.seq) return [];
  const count = alike.length > 1 ? ` ${alike.length} 个` : '';
  if (event.kind === 'childCancelled') return [`${count.trim()}子流程停下`];
  return [again(event) ? `${count.trim()}子流程接着办` : `启动${count}子流程`];
}

const closedBecause: Readonly<Record<string, string>> = {
  returned: '已退回',
  decidedByOthers: '已由他人办理',
  siblingReturned: '另一分支退回',
  withdrawn: '被取回',
  processCancelled: '已撤销',
  removed: '改由他人办理',
  recalled: '被收回',
  jumped: '改走别的步骤',
  returnedToCaller: '已退回',
  processTerminated: '流程已终止',
  regionOver: '所在的一段已经结束',
  begunAgain: '这一支重新开始',
  timeOver: '这一段到了时限',
  enoughArrived: '已有几路办完',
  foundAgain: '不再由他办理',
  officeChanged: '岗位已换人',
};

function because(
  facts: TraceFacts,
  { reason, item, cause }: Extract<WorkflowEvent, { kind: 'itemCancelled' }>,
): string {
  const round = facts.state.items[item - 1]?.visit ?? 0;
  if (reason === 'decidedByOthers' && votes(facts, round)) return '（已有结果）';
  if (reason === 'enoughArrived') return `（已有 ${arrivedBy(facts, cause)} 路办完）`;
  return closedBecause[reason] ? `（${closedBecause[reason]}）` : '';
}

/** How many branches had arrived when the flow went on by this act. */
const arrivedBy = ({ events }: TraceFacts, act: number): number | '几' =>
  events.flatMap(({ event }) => (event.kind === 'enoughArrived' && event.cause === act ? [event.arrived] : [])).at(0) ??
  '几';

/** Several decide together, also where they were added (并加签); in 或签, 抢办 and 主办 one does it for all. */
function votes({ program, state }: TraceFacts, round: number): boolean {
  const mode = program.nodes[state.visits[round - 1]?.node ?? '']?.multi.mode ?? 'single';
  return mode !== 'any' && mode !== 'pool' && mode !== 'lead';
}
