import { type AutoPassReason, stepName, type WorkflowEvent } from '../index.ts';
import { type ActWords, holderThen, listed, stepOfVisit, stepPart, type TraceFacts } from './trace-facts.ts';

const added: Readonly<Record<'before' | 'after' | 'parallel', (names: string) => string>> = {
  before: (names) => `请${names}先提意见（前加签）`,
  after: (names) => `之后再送${names}（后加签）`,
  parallel: (names) => `加${names}一起办理（并加签）`,
};

const undone: Readonly<Record<string, string>> = {
  signersAdded: '取回加签',
  signerRemoved: '取回减签',
  itemDelegated: '取回委派',
  itemClaimed: '取回签收',
  visitJumped: '取回特送',
};

/** An administrator says why he takes back what he did to the course. */
const mendUndone: Readonly<Record<string, string>> = { visitJumped: '撤消跳转', signerRemoved: '撤消减签' };

const said = (reason: string | undefined) => (reason ? { opinion: reason } : {});

/** Acts about who handles a step with whom; undefined for every other event. */
export function signingActWords(facts: TraceFacts, event: WorkflowEvent): ActWords | undefined {
  switch (event.kind) {
    case 'signersAdded':
      return {
        act: added[event.where](listed(event.signers.map(({ personId }) => facts.nameOf(personId)))),
        ...stepPart(facts, event.item),
        ...said(event.reason),
      };
    case 'signerRemoved':
      return {
        act: `减签${facts.nameOf(event.person.personId)}`,
        ...inVisit(facts, event.visit),
        ...said(event.reason),
      };
    case 'addedStepDropped':
      return {
        act: `减去“${event.step.name ?? stepOfVisit(facts, event.visit)}”`,
        detail: `${listed(event.step.handlers.map(({ personId }) => facts.nameOf(personId)))}不用办了`,
        ...inVisit(facts, event.visit),
        ...said(event.reason),
      };
    case 'itemDelegated':
      return {
        act: `委派${facts.nameOf(event.to.personId)}先办`,
        ...stepPart(facts, event.item),
        ...said(event.reason),
      };
    case 'delegationRecalled':
      return { act: '收回委派', ...stepPart(facts, event.item) };
    case 'itemClaimed':
      return { act: '签收', ...stepPart(facts, event.item) };
    case 'itemReleased':
      return { act: '放弃签收', ...stepPart(facts, event.item), ...said(event.reason) };
    case 'queueReordered':
      return { act: '调整会签次序', ...inVisit(facts, event.visit), ...said(event.reason) };
    case 'visitJumped':
      return {
        act: `${event.asAdministrator ? '跳转' : '特送'}到“${facts.program.nodes[event.to]?.name ?? ''}”`,
        ...inVisit(facts, event.visit),
        ...said(event.reason),
      };
    case 'actUndone':
      return { act: (event.reason ? mendUndone : undone)[event.act] ?? '取回', ...said(event.reason) };
    default:
      return undefined;
  }
}

const inVisit = (facts: TraceFacts, visit: number) => {
  const step = stepOfVisit(facts, visit);
  return step ? { step } : {};
};

/** 自动通过, each with its reason; a time limit says itself what it did. */
const passedBecause: Readonly<Record<AutoPassReason, string>> = {
  repeatedHandler: '自动通过（前面已经办过）',
  starterHandles: '自动通过（就是发起人本人）',
  nobodyFound: '自动通过（没有找到办理人）',
  timedOut: '自动通过（到了时限）',
  beforeRefused: '算不同意（前加签的人不同意）',
  byHouse: '自动办理',
};

/** What followed for the persons of a step: whose work rests, who is at it again. */
export function signingConsequence(facts: TraceFacts, event: WorkflowEvent): readonly string[] {
  switch (event.kind) {
    case 'itemReopened':
      return [`回到${holderThen(facts, event.item, event.seq)}`];
    case 'itemAutoPassed':
      // A time limit says itself what it did, and whose the step was follows from it.
      if (event.reason === 'timedOut') return [`${holderThen(facts, event.item, event.seq)}没有办理`];
      return [`${holderThen(facts, event.item, event.seq)}${passedBecause[event.reason]}`];
    case 'visitAutoPassed':
      // what the house did is told by itself
      if (event.reason === 'byHouse') return [];
      return [`“${stepOfVisit(facts, event.visit)}”${passedBecause[event.reason]}`];
    case 'directLapsed': {
      const step = facts.program.nodes[event.node]?.name ?? '';
      return [event.because === 'refused' ? '不再直送' : `“${step}”要看的内容改过了，不再直送，逐级重走`];
    }
    case 'itemReassigned':
      return [`由${facts.nameOf(event.to.personId)}接着办`];
    default:
      return [];
  }
}

/** `自选下一步（第 1 次，最多 3 次）` where the work went to a step its sender chose. */
export function chosenWords(
  { program, state }: TraceFacts,
  { freely, from, returnedFrom, resumes }: Extract<WorkflowEvent, { kind: 'visitOpened' }>,
): readonly string[] {
  if (!freely || returnedFrom !== undefined || resumes !== undefined) return [];
  const limit = program.nodes[state.visits[(from[0] ?? 0) - 1]?.node ?? '']?.free?.limit;
  const back = freely.rejoin === undefined ? undefined : state.visits[freely.rejoin - 1];
  return [
    `自选下一步（第 ${freely.step} 次${limit === undefined ? '' : `，最多 ${limit} 次`}）`,
    ...(back ? [`办完接着走“${stepName(program, back)}”后面的流程`] : []),
  ];
}

/** The line goes on behind it. */
export const withoutStop = (words: string): string => words.replace(/[。；，、.;,]+$/u, '');

/** `加一步“核对数据”：请核对第三页的金额；之后由马晓东办` where the step was added by this act, not where its turn came. */
export function addedWords(
  { events, nameOf }: TraceFacts,
  { adhoc, cause, returnedFrom, resumes }: Extract<WorkflowEvent, { kind: 'visitOpened' }>,
): readonly string[] {
  const by = events.find(({ event }) => event.seq === cause)?.event.actor?.personId;
  if (!adhoc?.name || adhoc.by !== by || returnedFrom !== undefined || resumes !== undefined) return [];
  const later = (adhoc.later ?? []).flatMap(({ handlers }) => handlers.map(({ personId }) => nameOf(personId)));
  return [
    `加一步“${adhoc.name}”${adhoc.asked ? `：${withoutStop(adhoc.asked)}` : ''}`,
    ...(later.length > 0 ? [`之后依次由${listed(later)}办`] : []),
  ];
}
