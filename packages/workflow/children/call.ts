import type { JsonValue } from '@gov/base';
import type { Run } from '../engine/run.ts';
import { emit } from '../engine/run.ts';
import type { SubProcessCall } from '../node-rules.ts';
import type { Outcome } from '../program.ts';
import type { Child, State, Visit } from '../state.ts';
import { decisionOf } from '../votes/tally.ts';

/** The elements a call step starts children for: one, or one for each entry of its list field. */
export function elementsOf(run: Run, call: SubProcessCall): readonly (number | undefined)[] {
  if (!call.each) return [undefined];
  const list: JsonValue | undefined = run.facts.formValues[call.each.field];
  return Array.isArray(list) ? list.map((_, at) => at) : [];
}

/** More elements than the step allows: an incident, not a flood. */
export const tooMany = (run: Run, call: SubProcessCall): boolean =>
  call.each !== undefined && elementsOf(run, call).length > call.each.limit;

export const childrenOf = (state: State, visit: Visit): readonly Child[] =>
  (state.children ?? []).filter((child) => child.visit === visit.id);

/**
 * 子流程: starts the children of a call step when it is entered. R5: of one that was returned to, or that a child had sent back,
 * the earlier ones are taken up again.
 */
export function startChildren(run: Run, visit: Visit, call: SubProcessCall): void {
  const earlier = run.state.visits.findLast(
    (one) => one.id < visit.id && one.node === visit.node && childrenOf(run.state, one).length > 0,
  );
  const again = visit.returnedFrom !== undefined || earlier?.state === 'returned';
  const before = earlier && again ? childrenOf(run.state, earlier) : [];
  for (const element of elementsOf(run, call)) {
    const again = before.find((child) => child.element === element);
    emit(run, {
      kind: 'childStarted',
      child: (run.state.children?.length ?? 0) + 1,
      visit: visit.id,
      process: call.process,
      mode: call.mode,
      ...(element === undefined ? {} : { element }),
      ...(again ? { reopens: again.id } : {}),
    });
  }
}

/** What the children say so far: an asynchronous call is through at once, others by the rule of a vote. */
export function outcomeOfCall(run: Run, visit: Visit, call: SubProcessCall): Outcome | undefined {
  // one that was taken up again (after a revival) counts as what it has become
  const all = childrenOf(run.state, visit);
  const children = all.filter(({ id }) => !all.some(({ reopens }) => reopens === id));
  if (call.mode === 'async' || children.length === 0) return 'yes';
  const count = (fits: (child: Child) => boolean) => children.filter(fits).length;
  return decisionOf(call.each?.rule ?? 'all', {
    agreed: count((child) => child.state === 'yes'),
    disagreed: count((child) => child.state === 'no' || child.state === 'cancelled' || child.state === 'returned'),
    abstained: 0,
    open: count((child) => child.state === 'running'),
  });
}
