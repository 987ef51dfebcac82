import type { Result } from '@gov/base';
import { instantFromMillis, ok, plainCalendar } from '@gov/base';
import type { ReturnTarget } from '../command.ts';
import { decideWithState } from '../engine/decide.ts';
import { nodesBehind, nodesBehindVisit } from '../engine/forecast.ts';
import { beginRun, itemOf, visitOf } from '../engine/run.ts';
import type { WorkflowEvent } from '../event.ts';
import type { Facts } from '../facts.ts';
import type { AcrossForkPolicy, NodeId, Program, ResumeMode } from '../program.ts';
import type { ItemId, State } from '../state.ts';
import { carryOutAtOnce } from './waiting-return.ts';

export interface ReturnRequest {
  readonly item: ItemId;
  readonly to: ReturnTarget;
  readonly mode?: ResumeMode;
  readonly across?: Exclude<AcrossForkPolicy, 'borrow'>;
}

/** What the dialog says before a return is confirmed; items are numbers of the instance. */
export interface ReturnPreview {
  readonly target: NodeId;
  readonly mode: ResumeMode;
  /** Only when the return leaves a fork. */
  readonly across?: AcrossForkPolicy;
  /** It is carried out only when the other branches have arrived. */
  readonly waits: boolean;
  /** Other people's open work that stops. */
  readonly stops: readonly ItemId[];
  /** Other people's open work that goes on. */
  readonly goesOn: readonly ItemId[];
  /** Opinions that become void (kept in the trace, out of the printed form). */
  readonly voided: readonly ItemId[];
  /** Opinions given so far that stay valid. */
  readonly kept: readonly ItemId[];
  /** Where the work comes after the target has submitted: straight back here, or the steps behind the target. */
  readonly comesBackTo: readonly NodeId[];
}

/** A dry run of the return as its holder would ask for it. Without facts, conditions on the way behind the target are not judged. */
export function previewReturn(
  program: Program,
  state: State,
  request: ReturnRequest,
  facts: Facts = dryFacts,
): Result<ReturnPreview> {
  const item = itemOf(state, request.item);
  const made = decideWithState(program, state, { kind: 'return', actor: item.holder, reason: '', ...request }, facts);
  if (!made.ok) return made;
  const act = made.value.events.find((event) => event.kind === 'itemReturned');
  if (act?.kind !== 'itemReturned' || item.visit === undefined) throw new Error('a return without its act');
  const target = visitOf(state, act.to).node;
  const work = state.items.filter((one) => one.kind === 'do' && one.id !== item.id);
  const voided = numbers(made.value.events, 'opinionVoided');
  const waits = made.value.state.pendingReturns.some((pending) => pending.item === item.id);
  const stops = numbers(made.value.events, 'itemCancelled').filter((id) => itemOf(state, id).state === 'open');
  return ok({
    target,
    mode: act.mode,
    waits,
    stops,
    goesOn: work.filter((one) => one.state === 'open' && !stops.includes(one.id)).map((one) => one.id),
    voided,
    kept: work.filter((one) => one.state === 'done' && !one.voidedBy && !voided.includes(one.id)).map((one) => one.id),
    comesBackTo:
      act.mode === 'direct'
        ? [visitOf(state, item.visit).node]
        : behindTarget({ program, facts, before: state, target }, made.value.state),
    ...(act.across ? { across: act.across } : {}),
  });
}

interface Returning {
  readonly program: Program;
  readonly facts: Facts;
  readonly before: State;
  readonly target: NodeId;
}

/**
 * Where the work goes from the target: of a fork that is left, only to the branches that are done again. While the return waits,
 * that is told as if the other branches had arrived.
 */
function behindTarget({ program, facts, before, target }: Returning, after: State): readonly NodeId[] {
  const run = beginRun(program, after, facts);
  if (after.pendingReturns.length > before.pendingReturns.length) carryOutAtOnce(run);
  const opened = run.state.visits.slice(before.visits.length).find(({ returnedFrom }) => returnedFrom !== undefined);
  return opened ? nodesBehindVisit(program, run.state, opened.id, facts) : nodesBehind(program, before, target, facts);
}

const numbers = (events: readonly WorkflowEvent[], kind: 'opinionVoided' | 'itemCancelled'): readonly ItemId[] =>
  events.flatMap((event) => (event.kind === kind ? [event.item] : [])).sort((a, b) => a - b);

/** For dry runs that need nothing from outside: a return asks neither the organisation nor a condition. */
export const dryFacts: Facts = {
  now: instantFromMillis(0),
  calendar: plainCalendar,
  formValues: {},
  resolveHandlers: () => ({ handlers: [], derivation: [], empty: 'unknown' }),
  evaluate: () => 'unknown',
};
