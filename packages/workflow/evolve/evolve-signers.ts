import type { UndoableAct } from '../act-event.ts';
import type { WorkflowEvent } from '../event.ts';
import type { State } from '../state.ts';
import type { EventOf } from './change-state.ts';
import { changeItem, changeScope, changeVisit } from './change-state.ts';

/** Events about who sits in a visit: added, removed, claimed, decided. */
type SignerEvent = EventOf<
  | UndoableAct['kind']
  | 'actUndone'
  | 'itemReleased'
  | 'claimDropped'
  | 'groupFormed'
  | 'groupResized'
  | 'memberNoted'
  | 'afterListChanged'
  | 'decisionFixed'
  | 'decisionRevoked'
  | 'visitAutoPassed'
>;

export function evolveSigners(state: State, event: SignerEvent): State {
  switch (event.kind) {
    case 'signersAdded':
    case 'signerRemoved':
    case 'itemDelegated':
    case 'visitJumped':
    case 'handedOver':
      return note(state, event);
    case 'itemClaimed':
      return claimed(note(state, event), event);
    case 'itemReleased':
      return unclaimed(state, state.items[event.item - 1]?.visit);
    case 'claimDropped':
      return unclaimed(state, event.visit);
    case 'actUndone':
      return { ...state, acts: (state.acts ?? []).filter((noted) => noted.seq !== event.undoes) };
    case 'groupFormed':
      return changeVisit(state, event.visit, (visit) => ({ ...visit, group: event.group }));
    case 'groupResized':
      return changeScope(state, event.scope, (scope) => ({ ...scope, expected: event.expected }));
    case 'memberNoted':
      return changeVisit(state, event.visit, (visit) => ({
        ...visit,
        added: [...(visit.added ?? []), { person: event.person, by: event.by }],
      }));
    case 'afterListChanged':
      return changeItem(state, event.item, (item) => ({ ...item, after: event.after }));
    case 'decisionFixed': {
      const { seq: _s, at: _at, cause: by, actor: _a, kind: _k, visit: _v, ...fixed } = event;
      const decided = { ...fixed, by };
      return changeVisit(state, event.visit, (visit) => ({ ...visit, decided }));
    }
    case 'decisionRevoked':
      return changeVisit(state, event.visit, ({ decided: _decided, ...visit }) => visit);
    case 'visitAutoPassed':
      return changeVisit(state, event.visit, (visit) => ({ ...visit, autoPassed: event.reason }));
  }
}

function claimed(state: State, event: EventOf<'itemClaimed'>): State {
  const visit = state.items[event.item - 1]?.visit;
  return visit === undefined ? state : changeVisit(state, visit, (known) => ({ ...known, claimed: event.item }));
}

const unclaimed = (state: State, visit: number | undefined): State =>
  visit === undefined ? state : changeVisit(state, visit, ({ claimed: _claimed, ...known }) => known);

/** The act alone, without the head of its event. */
const actOf = ({ seq: _s, at: _at, cause: _c, actor: _a, ...act }: WorkflowEvent & UndoableAct): UndoableAct => act;

function note(state: State, event: WorkflowEvent & UndoableAct): State {
  if (!event.actor) return state;
  const noted = { seq: event.seq, at: event.at, by: event.actor.personId, act: actOf(event) };
  return { ...state, acts: [...(state.acts ?? []), noted] };
}
