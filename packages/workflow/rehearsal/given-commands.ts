import type { Choices, Command, FreeStep } from '../command.ts';
import type { WorkflowEvent } from '../event.ts';
import type { Actor, Item, State, Visit } from '../state.ts';
import { limitStarts } from '../time/recount-limits.ts';
import type { PastAct } from './history.ts';

/** What was given: a command, or the start of the process. */
export type Given =
  | Command
  | { readonly kind: 'start'; readonly starter: Actor; readonly choices?: Choices; readonly called?: true };

type HeadOf<K extends WorkflowEvent['kind']> = Extract<WorkflowEvent, { readonly kind: K }>;

/**
 * The commands that an act may have been, likeliest first. An event tells what was done; where it does not tell by which of several
 * words (退回上一步, or to that step by name), each is offered, and who replays takes the one that leads where history went.
 * Nothing for a move to another version: that is no act on the process.
 */
export function givenCommands(act: PastAct, earlier: readonly WorkflowEvent[]): readonly Given[] {
  const { head, before } = act;
  if (head.kind === 'processStarted') return [started(head)];
  if (!before) return [];
  const actor = head.actor ?? before.starter;
  switch (head.kind) {
    case 'itemCompleted':
      return completions(act, head, actor);
    case 'itemReturned':
      return returns(head, actor);
    case 'returnedToCaller':
      return [{ kind: 'return', item: head.item, actor, to: { kind: 'callingProcess' }, reason: head.reason }];
    case 'actWithdrawn':
      return [{ kind: 'withdraw', item: head.item, actor }];
    case 'actUndone':
      return [{ kind: 'undo', act: head.undoes, actor }];
    case 'itemTransferred':
      return [{ kind: 'transfer', item: head.item, actor, to: head.to, ...reasonOf(head) }];
    case 'signersAdded': {
      const { item, where, signers } = head;
      return [{ kind: 'addSigners', item, actor, where, signers, ...reasonOf(head) }];
    }
    case 'itemDelegated':
      return [{ kind: 'delegate', item: head.item, actor, to: head.to, ...reasonOf(head) }];
    case 'delegationRecalled':
      return [{ kind: 'recall', item: head.item, actor }];
    case 'itemClaimed':
      return [{ kind: 'claim', item: head.item, actor }];
    case 'itemReleased':
      return [{ kind: 'release', item: head.item, actor, ...reasonOf(head) }];
    case 'childReported':
      return reports(act, head);
    default:
      return houseActs(act, actor, earlier);
  }
}

/** Acts of administrators, readers and the house. */
function houseActs(
  { head, before, events }: PastAct,
  actor: Actor,
  earlier: readonly WorkflowEvent[],
): readonly Given[] {
  switch (head.kind) {
    case 'signerRemoved': {
      const { visit, reason } = head;
      return eitherWay({ kind: 'removeSigner', visit, person: head.person.personId, actor, reason });
    }
    case 'visitJumped': {
      const { visit, to, forks, reason } = head;
      return eitherWay({ kind: 'jump', visit, to, forks, actor, reason });
    }
    case 'queueReordered': {
      const queue = events.flatMap((event) => (event.kind === 'queueChanged' ? [event.queue] : []))[0] ?? [];
      const order = queue.map(({ personId }) => personId);
      return eitherWay({ kind: 'reorder', visit: head.visit, order, actor, ...reasonOf(head) });
    }
    case 'handedOver': {
      const { batch, from, to, reason } = head;
      return [{ kind: 'handOver', batch, from, to, actor, reason }];
    }
    case 'handOverUndone':
      return [{ kind: 'undoHandOver', batch: head.batch, actor }];
    case 'incidentTakenUp':
      return takenUp(head, events);
    case 'handlersFoundAgain':
      return [{ kind: 'resolveAgain', visit: head.visit, actor, reason: head.reason }];
    case 'officesFollowed':
      return [{ kind: 'followOffices', visit: head.visit }];
    case 'processSuspended':
      return [{ kind: 'suspend', actor, reason: head.reason }];
    case 'processResumed':
      return [{ kind: 'resume', actor }];
    case 'branchSuspended':
      return [{ kind: 'suspendBranch', scope: head.scope, actor, reason: head.reason }];
    case 'branchResumed':
      return [{ kind: 'resumeBranch', scope: head.scope, actor }];
    case 'processCancelled':
      return [{ kind: 'cancel', actor, reason: head.reason }];
    case 'processTerminated':
      return [{ kind: 'terminate', ...actorOf(head), reason: head.reason }];
    case 'processRevived':
      return [{ kind: 'revive', ...actorOf(head), reason: head.reason }];
    case 'eventReceived': {
      const received = { kind: 'receive', visit: head.visit, event: head.event, ...actorOf(head), ...reasonOf(head) };
      const steps = [0, 1, 2, 3, 4, 5].map((step) => ({ kind: 'timeOut', visit: head.visit, step }) as const);
      return [received as Given, ...steps];
    }
    case 'addedStepDropped':
      return [{ kind: 'dropAddedStep', visit: head.visit, at: head.place, actor, reason: head.reason }];
    case 'limitsRenewed':
      return [{ kind: 'renewLimits' }];
    case 'limitsRecounted':
      return [{ kind: 'recountLimits', starts: limitStarts(earlier) }];
    case 'timedOut':
      return [{ kind: 'timeOut', visit: head.visit, step: head.step }];
    case 'endDueTold':
      return [{ kind: 'tellEndDue', when: head.when, readers: readersOf(events) }];
    default:
      return before ? readingActs(head, before, actor) : [];
  }
}

function readingActs(head: WorkflowEvent, before: State, actor: Actor): readonly Given[] {
  switch (head.kind) {
    case 'circulated':
      return circulations(head, before);
    case 'circulationChanged': {
      const remove = head.removed.map(({ personId }) => personId);
      return [{ kind: 'changeCirculation', circulation: head.circulation, actor, remove, add: head.added }];
    }
    case 'readersPassed':
      return [{ kind: 'passReaders' }];
    case 'itemRead':
      return [{ kind: 'read', item: head.item, actor }];
    case 'itemCommented':
      return [{ kind: 'comment', item: head.item, actor }];
    case 'itemPressed': {
      const asks = head.asks ? { asks: head.asks } : {};
      const press = { kind: 'press', item: head.item, actor, ...reasonOf(head), ...asks } as const;
      return [{ ...press, asSupervisor: true }, press];
    }
    default:
      return [];
  }
}

const started = ({ starter, actor, choices, called }: HeadOf<'processStarted'>): Given => ({
  kind: 'start',
  starter: actor ?? starter,
  ...(choices ? { choices } : {}),
  ...(called ? { called } : {}),
});

const reasonOf = ({ reason }: { readonly reason?: string }) => (reason === undefined ? {} : { reason });
const actorOf = ({ actor }: { readonly actor?: Actor }) => (actor ? { actor } : {});

/** As an administrator, and else as somebody whom the step allows it. */
const eitherWay = <T extends Command>(command: T): readonly T[] => [{ ...command, asAdministrator: true }, command];

function completions(act: PastAct, head: HeadOf<'itemCompleted'>, actor: Actor): readonly Given[] {
  const next = nextOf(act);
  const { item, vote, choices } = head;
  const plain = { kind: 'complete', item, actor, vote, ...(choices ? { choices } : {}) } as const;
  const led = next ? { ...plain, next } : plain;
  return [led, { ...led, wholeFork: true }, ...(next ? [plain] : [])];
}

/** 自由流: whom, or which step, it was sent to; told where the decision waited, else by what it opened. */
function nextOf({ events }: PastAct): FreeStep | undefined {
  for (const event of events) {
    if (event.kind === 'decisionFixed' && event.next) return event.next;
    if (event.kind !== 'visitOpened' || event.returnedFrom !== undefined || event.resumes !== undefined) continue;
    const { adhoc, freely, node } = event;
    if (freely) return { kind: 'node', node, ...(freely.rejoin === undefined ? {} : { rejoin: true }) };
    if (!adhoc) continue;
    const { anchor: _anchor, step: _step, ...about } = adhoc;
    return { kind: 'persons', handlers: handlersOf(events, event.visit, event.queue), ...about };
  }
  return undefined;
}

const opened = (events: readonly WorkflowEvent[], visit: number, part?: Item['part']) =>
  events.flatMap((one) =>
    one.kind === 'itemOpened' && one.visit === visit && one.itemKind === 'do' && one.part === part ? [one.holder] : [],
  );

const handlersOf = (events: readonly WorkflowEvent[], visit: number, queue: Visit['queue']) => [
  ...opened(events, visit),
  ...queue,
];

function returns({ item, to, mode, across, reason, group }: HeadOf<'itemReturned'>, actor: Actor): readonly Given[] {
  const targets = [
    { kind: 'visit', visit: to },
    { kind: 'previous', visit: to },
    { kind: 'previous' },
    { kind: 'starter' },
  ] as const;
  const chosen = across && across !== 'borrow' ? [{ across }, {}] : [{}, { across: 'wait' }, { across: 'cancel' }];
  const made = targets.flatMap((target) =>
    (chosen as readonly { readonly across?: 'wait' | 'cancel' }[]).map(
      (one): Given => ({ kind: 'return', item, actor, to: target, mode, reason, ...one }),
    ),
  );
  // back to the member before is asked for by 上一步 only
  return group === 'prevMember' ? [{ kind: 'return', item, actor, to: { kind: 'previous' }, reason }, ...made] : made;
}

/** Named by an administrator, or found by asking the rule once more. */
function takenUp(head: HeadOf<'incidentTakenUp'>, events: readonly WorkflowEvent[]): readonly Given[] {
  const { visit } = head;
  const queue = events.flatMap((event) => (event.kind === 'incidentResolved' ? [event.queue] : []))[0] ?? [];
  const handlers = handlersOf(events, visit, queue);
  const again = { kind: 'resolveIncident', visit, ...actorOf(head), ...reasonOf(head) } as const;
  // who was named after the one who leads assists
  const assists = opened(events, visit, 'assist');
  const named = [handlers, ...(assists.length > 0 ? [[...handlers, ...assists]] : [])];
  return handlers.length > 0 ? [again, ...named.map((all) => ({ ...again, handlers: all }))] : [again];
}

/** What a child said; where it sent its work back, to which step of the caller is told by what came of it. */
function reports({ events, before }: PastAct, head: HeadOf<'childReported'>): readonly Given[] {
  const report = { kind: 'childReport', child: head.child, as: head.as, ...reasonOf(head) } as const;
  const opened = events.find((event) => event.kind === 'visitOpened' && event.returnedFrom !== undefined);
  if (opened?.kind !== 'visitOpened') return [report];
  const targets = (before?.visits ?? []).filter(({ node }) => node === opened.node).reverse();
  return [report, ...targets.map(({ id }) => ({ ...report, to: id }))];
}

/** Who got something to read by it. */
const readersOf = (events: PastAct['events']) =>
  events.flatMap((event) => (event.kind === 'itemOpened' && event.itemKind === 'read' ? [event.holder] : []));

/** From an item its sender holds, from none as the starter, or by the house. */
function circulations(head: HeadOf<'circulated'>, before: State): readonly Given[] {
  const { readers, actor, visit, reason } = head;
  if (!actor) return [{ kind: 'tell', readers, reason: reason ?? '' }];
  const sent = {
    kind: 'circulate',
    actor,
    readers,
    mayComment: head.silent !== true,
    ...(head.ordered ? { ordered: head.ordered } : {}),
  } as const;
  const holds = (item: Item) => item.kind === 'do' && item.visit === visit && item.state === 'open';
  const items = visit === undefined ? [] : before.items.filter(holds);
  return [...items.map(({ id }) => ({ ...sent, item: id })), ...(visit === undefined ? [sent] : [])];
}
