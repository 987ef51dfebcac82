import type { Child, Circulation, Item, State, StoodStill } from '../state.ts';
import type { EventOf } from './change-state.ts';
import { changeScope, changeVisit, replaceAt } from './change-state.ts';

/** Events about the process as a whole and what runs beside its flow. */
type ProcessEvent = EventOf<
  | 'processSuspended'
  | 'processResumed'
  | 'branchSuspended'
  | 'branchResumed'
  | 'processRevived'
  | 'processMigrated'
  | 'dueMoved'
  | 'timedOut'
  | 'endDueTold'
  | 'endDueAfresh'
  | 'circulationOpened'
  | 'circulationMoved'
  | 'circulationStopped'
  | 'circulationResumed'
  | 'childStarted'
  | 'childReported'
  | 'childCancelled'
>;

export function evolveProcess(state: State, event: ProcessEvent): State {
  switch (event.kind) {
    case 'processSuspended':
      return { ...state, suspended: { since: event.at, by: event.seq } };
    case 'processResumed': {
      const { suspended, ...rest } = state;
      return suspended ? withPause(rest, { from: suspended.since, to: event.at }) : rest;
    }
    case 'branchSuspended':
      return changeScope(state, event.scope, (scope) => ({ ...scope, suspended: { since: event.at, by: event.seq } }));
    case 'branchResumed':
      return changeScope(state, event.scope, ({ suspended: _suspended, ...scope }) => scope);
    case 'processRevived': {
      const { endedAt, suspendedAtEnd, ...rest } = state;
      const suspended = suspendedAtEnd && { since: event.at, by: suspendedAtEnd.by };
      const open = endedAt ? withPause(rest, { from: endedAt, to: event.at }) : rest;
      return { ...open, status: 'open', ...(suspended ? { suspended } : {}) };
    }
    case 'processMigrated':
      return migrated(state, event);
    case 'dueMoved':
      return dueMoved(state, event);
    case 'timedOut':
      return changeVisit(state, event.visit, (visit) => ({
        ...visit,
        timeOuts: [...(visit.timeOuts ?? []), event.step],
      }));
    case 'endDueTold':
      return { ...state, endDueTold: event.when };
    case 'endDueAfresh': {
      const { endDueTold: _told, ...rest } = state;
      return rest;
    }
    case 'circulationOpened': {
      const { seq: _s, at: _at, cause: _c, actor: _a, kind: _k, circulation: id, ...rest } = event;
      const opened: Circulation = { id, ...rest };
      return { ...state, circulations: [...(state.circulations ?? []), opened] };
    }
    case 'circulationMoved':
      return changeCirculation(state, event.circulation, (known) => ({ ...known, waiting: event.waiting }));
    case 'circulationStopped':
      return changeCirculation(state, event.circulation, (known) => ({ ...known, stoppedBy: event.cause }));
    case 'circulationResumed':
      return changeCirculation(state, event.circulation, ({ stoppedBy: _stopped, ...known }) => known);
    case 'childStarted': {
      const { seq: _s, at: _at, actor: _a, kind: _k, child: id, ...rest } = event;
      const started: Child = { id, ...rest, state: 'running' };
      return { ...state, children: [...(state.children ?? []), started] };
    }
    case 'childReported':
      return changeChild(state, event.child, { state: event.as, closedBy: event.seq });
    case 'childCancelled':
      return changeChild(state, event.child, { state: 'cancelled', closedBy: event.cause });
  }
}

/** Time that stood still counts for no limit of the whole. */
export const withPause = (state: State, pause: StoodStill): State =>
  pause.from < pause.to ? { ...state, pauses: [...(state.pauses ?? []), pause] } : state;

const changeCirculation = (state: State, id: number, change: (known: Circulation) => Circulation): State => ({
  ...state,
  circulations: replaceAt(state.circulations ?? [], id, change),
});

const changeChild = (state: State, id: number, change: Pick<Child, 'state' | 'closedBy'>): State => ({
  ...state,
  children: replaceAt(state.children ?? [], id, (child) => ({ ...child, ...change })),
});

function dueMoved(state: State, event: EventOf<'dueMoved'>): State {
  const next = changeVisit(state, event.visit, (visit) => {
    const { timeOuts: _done, stoodStill: _stood, ...fresh } = visit;
    const { dueAt, afresh, stoodStill } = event;
    return { ...(afresh ? fresh : visit), dueAt, ...(stoodStill === undefined ? {} : { stoodStill }) };
  });
  const stays = (item: Item) =>
    item.visit !== event.visit || item.dueAt === undefined || (item.state !== 'open' && item.state !== 'parked');
  const items = next.items.map((item) => (stays(item) ? item : { ...item, dueAt: event.dueAt }));
  return { ...next, items };
}

/** Nodes by their new names, in all visits and groups, so that the past stays on the drawing. */
function migrated(state: State, { nodes }: EventOf<'processMigrated'>): State {
  const visits = state.visits.map((visit) => ({ ...visit, node: nodes[visit.node] ?? visit.node }));
  const scopes = state.scopes.map((scope) =>
    scope.kind === 'group' ? { ...scope, block: nodes[scope.block] ?? scope.block } : scope,
  );
  return { ...state, visits, scopes };
}
