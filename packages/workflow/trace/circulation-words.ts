import type { ResolvedHandler } from '@gov/organisation';
import type { WorkflowEvent } from '../index.ts';
import { changedWords, inTurn } from './circulation-changed.ts';
import { type ActWords, holderThen, isReading, listed, type TraceFacts } from './trace-facts.ts';

type EventOf<K extends WorkflowEvent['kind']> = Extract<WorkflowEvent, { readonly kind: K }>;

const namesOf = ({ nameOf }: TraceFacts, people: readonly ResolvedHandler[]): readonly string[] =>
  people.map(({ personId }) => nameOf(personId));

/** Acts of sending round for reading; undefined for every other event. */
export function circulationActWords(facts: TraceFacts, event: WorkflowEvent): ActWords | undefined {
  switch (event.kind) {
    case 'circulated':
      return circulatedWords(facts, event);
    case 'circulationChanged':
      return { act: `调整依次传阅：${changedWords(event, facts.nameOf)}` };
    case 'readersPassed':
      return { act: '依次传阅跳过不能再阅的人' };
    case 'itemRead':
      return isReading(facts, event.item) ? { act: '已阅' } : undefined;
    case 'itemCommented': {
      const opinion = facts.opinionOf(event.seq, event.item);
      return { act: '已阅', ...(opinion ? { opinion } : {}) };
    }
    default:
      return undefined;
  }
}

/** `依次传阅：甲 → 乙 → 丙` as it was sent: a line of the trace says the same for ever. With whom it is today stands above the trace. */
function circulatedWords(facts: TraceFacts, event: EventOf<'circulated'>): ActWords {
  const names = namesOf(facts, event.readers);
  if (event.reason !== undefined) return { act: `提醒${listed(names)}阅看`, detail: event.reason };
  const how = event.silent ? '抄送' : '传阅';
  if (!event.ordered) return { act: `${how}给${listed(names)}` };
  const [first] = names;
  return { act: `依次${how}：${inTurn(names)}`, ...(first === undefined ? {} : { detail: `先到${first}处` }) };
}

/** What followed for the readers: whose turn it is, who is passed over, that it stops or goes on. */
export function circulationConsequence(facts: TraceFacts, event: WorkflowEvent): readonly string[] {
  switch (event.kind) {
    case 'itemOpened':
      if (event.why.some(({ code }) => code === 'workflow.copied')) {
        return [`抄送${facts.nameOf(event.holder.personId)}`];
      }
      // the line of the sending itself says with whom it began
      return event.circulation !== undefined && event.seat > 1 ? [`轮到${facts.nameOf(event.holder.personId)}阅`] : [];
    case 'itemCancelled':
      return event.reason === 'holderLeft' ? [`${holderThen(facts, event.item, event.seq)}不再办件`] : [];
    case 'circulationMoved':
      return event.gone ? [`${listed(namesOf(facts, event.gone))}不再办件，跳过`] : [];
    case 'circulationStopped':
      return ['依次传阅不再往下传'];
    case 'circulationResumed':
      return ['依次传阅接着往下传'];
    default:
      return [];
  }
}
