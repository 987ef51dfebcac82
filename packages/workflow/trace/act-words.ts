import type { WorkflowEvent } from '../index.ts';
import { offersNo } from '../votes/offers-no.ts';
import { circulationActWords } from './circulation-words.ts';
import { controlActWords } from './control-act-words.ts';
import { signingActWords } from './signing-act-words.ts';
import { type ActWords, holderThen, listed, stepOfVisit, stepPart, type TraceFacts } from './trace-facts.ts';

/** Undefined for events that are no act of their own. */
export function actWords(facts: TraceFacts, event: WorkflowEvent): ActWords | undefined {
  switch (event.kind) {
    case 'processStarted':
      if (event.message !== undefined) return { act: `收到“${event.message}”自动发起` };
      return { act: event.called ? '由另一件的流程发起' : '发起' };
    case 'itemCompleted': {
      const opinion = facts.opinionOf(event.seq, event.item);
      return {
        act: completedWords(facts, event),
        ...stepPart(facts, event.item),
        ...(opinion ? { opinion } : {}),
      };
    }
    case 'itemReturned':
      if (event.group === 'prevMember') return backToMember(facts, event);
      return {
        act: `退回到“${stepOfVisit(facts, event.to)}”`,
        ...stepPart(facts, event.item),
        opinion: event.reason,
        detail: event.mode === 'direct' ? '改好后直接送回退回人' : '改好后按流程重新走',
      };
    case 'actWithdrawn':
      return { act: '取回', ...stepPart(facts, event.item) };
    case 'itemTransferred':
      return {
        act: `转给${facts.nameOf(event.to.personId)}办理`,
        ...stepPart(facts, event.item),
        ...(event.reason ? { opinion: event.reason } : {}),
      };
    case 'itemPressed':
      return {
        act: `${event.asks ? '请' : '催办'}${holderThen(facts, event.item, event.seq)}${event.asks ? '退回' : ''}`,
        ...(event.reason ? { opinion: event.reason } : {}),
      };
    case 'processCancelled':
      return { act: event.toDraft ? '撤销，回到草稿' : '撤销', opinion: event.reason };
    case 'incidentTakenUp':
      return {
        act: event.actor ? '重新确定办理人' : '找到办理人，接着办',
        step: stepOfVisit(facts, event.visit),
        ...(event.reason ? { opinion: event.reason } : {}),
      };
    case 'handlersFoundAgain':
      return { act: '重新确定办理人', step: stepOfVisit(facts, event.visit), opinion: event.reason };
    case 'officesFollowed': {
      const former = listed(event.former.map(({ person }) => facts.nameOf(person.personId)));
      return { act: '办理人随岗位变动', step: stepOfVisit(facts, event.visit), detail: `${former}不再任原来的岗位` };
    }
    default:
      return signingActWords(facts, event) ?? circulationActWords(facts, event) ?? controlActWords(facts, event);
  }
}

/** 顺序会签: the vote goes back to who gave the one before. */
function backToMember(facts: TraceFacts, event: Extract<WorkflowEvent, { kind: 'itemReturned' }>): ActWords {
  const again = facts.state.items.find((item) => item.cause === event.seq && item.kind === 'do');
  const who = again ? holderThen(facts, again.id, event.seq) : '前一位';
  const detail = `${who}办完再轮到退回人`;
  return { act: `退回给${who}重新办理`, ...stepPart(facts, event.item), opinion: event.reason, detail };
}

/** What was said: a vote by its name; where nobody could have said anything else, that it is done. */
function completedWords(facts: TraceFacts, event: Extract<WorkflowEvent, { kind: 'itemCompleted' }>): string {
  if (event.vote === 'disagree') return '不同意';
  if (event.vote === 'abstain') return '弃权';
  const item = facts.state.items[event.item - 1];
  if (item?.part) return '提出意见';
  return item?.visit !== undefined && mayRefuse(facts, item.visit) ? '同意' : '办理完毕';
}

/** Was anything but agreeing offered there? A step that somebody added has no "no". */
function mayRefuse({ program, state }: TraceFacts, visit: number): boolean {
  const round = state.visits[visit - 1];
  const node = round && program.nodes[round.node];
  if (!node || round.adhoc) return false;
  return offersNo(node);
}
