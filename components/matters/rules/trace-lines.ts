import type { Instant } from '@gov/base';
import { type Program, replay, type State, type WorkflowEvent } from '@gov/workflow';
import { waitedFor } from './waited-for.ts';

/** One act in words, for the list beside the document. */
export interface TraceWords {
  readonly sequence: number;
  readonly at: Instant;
  readonly who: string;
  readonly act: string;
  readonly detail?: string;
  readonly opinion?: string;
  readonly step?: string;
}

export interface TraceFacts {
  readonly program: Program;
  readonly state: State;
  readonly events: readonly {
    readonly sequence: number;
    readonly at: Instant;
    readonly personName: string;
    readonly event: WorkflowEvent;
  }[];
  /** Opinion text by item. */
  readonly opinions: ReadonlyMap<number, string>;
  nameOf(personId: string): string;
}

/** Acts as lines, oldest first; consequences become the detail of the act that caused them. */
export function traceLines(facts: TraceFacts): readonly TraceWords[] {
  const consequences = Map.groupBy(facts.events, (row) => row.event.cause);
  const submitted = submission(facts);
  return facts.events.flatMap((row) => {
    if (submitted && row.event.kind === 'processStarted') return [];
    const words = row === submitted ? { act: '发起' } : actWords(facts, row.event);
    if (!words) return [];
    const details = (consequences.get(row.event.seq) ?? []).flatMap((c) => consequenceWords(facts, c.event));
    const detail = [words.detail, ...details].filter((text) => text !== undefined && text !== '').join('；');
    return [
      {
        sequence: row.sequence,
        at: row.at,
        who: row.personName,
        act: words.act,
        ...(words.step ? { step: words.step } : {}),
        ...(words.opinion ? { opinion: words.opinion } : {}),
        ...(detail ? { detail } : {}),
      },
    ];
  });
}

/** Who starts a matter fills in its first step at the same moment: that is one act, not two. */
function submission({ events }: TraceFacts): TraceFacts['events'][number] | undefined {
  const [started, ...later] = events;
  const next = later.find(({ event }) => event.cause === event.seq);
  return started?.event.kind === 'processStarted' && next?.event.kind === 'itemCompleted' && next.at === started.at
    ? next
    : undefined;
}

interface ActWords {
  readonly act: string;
  readonly step?: string;
  readonly detail?: string;
  readonly opinion?: string;
}

function actWords(facts: TraceFacts, event: WorkflowEvent): ActWords | undefined {
  switch (event.kind) {
    case 'processStarted':
      return { act: '发起' };
    case 'itemCompleted': {
      const opinion = facts.opinions.get(event.item);
      return {
        act: event.vote === 'disagree' ? '不同意' : '办理完毕',
        ...stepPart(facts, event.item),
        ...(opinion ? { opinion } : {}),
      };
    }
    case 'itemReturned':
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
    case 'circulated':
      return { act: `传阅给${listed(event.readers.map((reader) => facts.nameOf(reader.personId)))}` };
    case 'itemRead':
      return isReading(facts, event.item) ? { act: '已阅' } : undefined;
    case 'itemCommented': {
      const opinion = facts.opinions.get(event.item);
      return { act: '已阅', ...(opinion ? { opinion } : {}) };
    }
    case 'itemPressed':
      return { act: `催办${holderThen(facts, event.item, event.seq)}` };
    case 'processCancelled':
      return { act: '撤销', opinion: event.reason };
    case 'incidentTakenUp':
      return { act: '重新确定办理人' };
    default:
      return undefined;
  }
}

function consequenceWords(facts: TraceFacts, event: WorkflowEvent): readonly string[] {
  switch (event.kind) {
    case 'itemOpened':
      return event.itemKind === 'do'
        ? [
            `送${facts.nameOf(event.holder.personId)}${event.visit === undefined ? '' : stepOfVisit(facts, event.visit)}`,
          ]
        : [];
    case 'itemCancelled':
      return isReading(facts, event.item)
        ? []
        : [`${holderThen(facts, event.item, event.seq)}的办理停下${because(event.reason)}`];
    case 'visitOpened':
      return event.incident ? [`“${facts.program.nodes[event.node]?.name ?? ''}”没有找到办理人，停在这里`] : [];
    case 'voteDecided':
      // One person's agreement is the act itself; only a group's vote needs its arithmetic.
      if (event.members === 1) return [];
      return [
        `${event.members} 人中 ${event.agreed} 人同意${event.disagreed > 0 ? `、${event.disagreed} 人不同意` : ''}，${event.outcome === 'yes' ? '通过' : '不通过'}`,
      ];
    case 'routed':
      return event.because === 'defaultAfterUnknown' ? ['条件无法判断，按默认方向走'] : [];
    case 'visitParked':
      return [`等${listed(stillAtWork(facts, event))}办完后退回`];
    case 'holderRestored':
      return [`由${facts.nameOf(event.holder.personId)}接着办`];
    case 'waitingReturnCarriedOut':
      return [`同时办理的都办完了，${holderThen(facts, event.item, event.seq)}提出的退回现在生效`];
    case 'processEnded':
      return [event.as === 'completed' ? '流程办结' : event.as === 'refused' ? '流程以不同意结束' : ''];
    default:
      return [];
  }
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
};

const because = (reason: string): string => (closedBecause[reason] ? `（${closedBecause[reason]}）` : '');

const isReading = (facts: TraceFacts, item: number): boolean => facts.state.items[item - 1]?.kind === 'read';

/** Whom a return waits for, as it stood after the act: the events up to it are played again. */
function stillAtWork(facts: TraceFacts, parked: Extract<WorkflowEvent, { kind: 'visitParked' }>): readonly string[] {
  const until = facts.events.flatMap(({ event }) => (event.cause <= parked.cause ? [event] : []));
  return waitedFor(replay(until), parked.fork).map((personId) => facts.nameOf(personId));
}

/** Whose it was when this happened: it may have been transferred since. */
function holderThen({ events, nameOf }: TraceFacts, item: number, seq: number): string {
  const holders = events.flatMap(({ event }) => {
    if (event.seq > seq) return [];
    if (event.kind === 'itemOpened' && event.item === item) return [event.holder];
    if (event.kind === 'itemTransferred' && event.item === item) return [event.to];
    return event.kind === 'holderRestored' && event.item === item ? [event.holder] : [];
  });
  return nameOf(holders.at(-1)?.personId ?? '');
}

function stepOfVisit(facts: TraceFacts, visit: number): string {
  const node = facts.state.visits[visit - 1]?.node;
  return (node && facts.program.nodes[node]?.name) ?? '';
}

function stepPart(facts: TraceFacts, item: number): { readonly step?: string } {
  const visit = facts.state.items[item - 1]?.visit;
  const step = visit === undefined ? '' : stepOfVisit(facts, visit);
  return step ? { step } : {};
}

const listed = (names: readonly string[]): string =>
  names.length <= 4 ? names.join('、') : `${names.slice(0, 3).join('、')}等 ${names.length} 人`;
