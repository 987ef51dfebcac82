import type { WorkflowEvent } from '../index.ts';
import { listed, stepOfVisit, type TraceFacts } from './trace-facts.ts';

type TimedOut = Extract<WorkflowEvent, { kind: 'timedOut' }>;

/** What the house did when a time limit was reached: `到时限，已升级给王建华`. */
export function timeOutWords(facts: TraceFacts, event: TimedOut): string {
  const rule = nodeOf(facts, event.visit)?.overdue?.[event.step];
  switch (event.did) {
    case 'remind':
      return `${(rule?.afterDue ?? 0) < 0 ? '快到时限' : '到时限'}，自动催办`;
    case 'escalate': {
      const told = namesIn(facts, event.seq);
      return told ? `到时限，已升级给${told}` : '到时限，没有找到可以升级的上级';
    }
    case 'transfer':
      return '到时限，自动转办';
    case 'release':
      return '到时限，放回待签收';
    case 'agree':
      return '到时限，自动同意';
    case 'disagree':
      return '到时限，自动按不同意处理';
    case 'return':
      return `到时限，自动退回到“${openedBy(facts, event.seq)}”`;
    case 'goTo':
      return `到时限，自动转到“${openedBy(facts, event.seq)}”`;
    case 'beside':
      return `到时限，旁边同时开始“${openedBy(facts, event.seq)}”`;
    default:
      return '到时限，转到别的环节';
  }
}

/** What a waiting step has waited for: an answer, or a time. */
export function waitedWords(facts: TraceFacts, event: Extract<WorkflowEvent, { kind: 'eventReceived' }>): string {
  const awaited = nodeOf(facts, event.visit)?.waits?.find(({ id }) => id === event.event);
  const name = awaited?.name ? `：${awaited.name}` : '';
  if (facts.state.visits[event.visit - 1]?.clock) {
    const next = openedBy(facts, event.seq);
    return `“${nodeOf(facts, event.visit)?.name ?? ''}”到时限${name}${next ? `，转到“${next}”` : ''}`;
  }
  return awaited?.on.kind === 'timer' ? `等待到时限${name}` : `收到${name}`;
}

const nodeOf = ({ state, program }: TraceFacts, visit: number) => program.nodes[state.visits[visit - 1]?.node ?? ''];

/** Who got something to read by this act. */
const namesIn = ({ events, nameOf }: TraceFacts, act: number): string =>
  listed(
    events.flatMap(({ event }) =>
      event.cause === act && event.kind === 'itemOpened' && event.itemKind === 'read'
        ? [nameOf(event.holder.personId)]
        : [],
    ),
  );

/** The first step this act led to. */
function openedBy(facts: TraceFacts, act: number): string {
  const opened = facts.events.find(({ event }) => event.cause === act && event.kind === 'visitOpened');
  return opened?.event.kind === 'visitOpened' ? stepOfVisit(facts, opened.event.visit) : '';
}
