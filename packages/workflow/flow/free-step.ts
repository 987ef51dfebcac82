import type { AddedStep, FreeStep } from '../command.ts';
import { openVisit } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import type { Visit } from '../state.ts';
import type { Flow } from './walk.ts';

/** 自由流: a transient visit of the free step for the persons named, on the same scope; or another node of the branch. */
export function enterFreeStep(run: Run, visit: Visit, next: FreeStep, flow: Flow): void {
  if (next.kind === 'node') {
    const step = (visit.freely?.step ?? 0) + 1;
    // who was himself only asked in between comes back to the way that he was taken from
    const rejoin = next.rejoin ? (visit.freely?.rejoin ?? visit.id) : undefined;
    openVisit(run, {
      node: next.node,
      ...placeOf(flow),
      freely: { step, ...(rejoin === undefined ? {} : { rejoin }) },
    });
    return;
  }
  const { kind: _kind, later = [], ...first } = next;
  // what was planned behind this step comes behind what its holder adds
  enterAdded(run, visit, [first, ...later, ...(visit.adhoc?.later ?? [])], flow);
}

/** 加一步: opens the first of the steps to come; the others wait behind it. */
export function enterAdded(run: Run, visit: Visit, steps: readonly AddedStep[], flow: Flow): void {
  const [first, ...later] = steps;
  if (!first) return;
  const { handlers, ...about } = first;
  const why = [{ code: 'workflow.adhoc', facts: { visit: visit.id, by: first.by ?? '' } }];
  openVisit(run, {
    node: visit.node,
    ...placeOf(flow),
    adhoc: {
      anchor: visit.adhoc?.anchor ?? visit.id,
      step: (visit.adhoc?.step ?? 0) + 1,
      ...about,
      ...(later.length > 0 ? { later } : {}),
    },
    handlers: { handlers, derivation: why },
  });
}

const placeOf = ({ outcome: _outcome, event: _event, ...place }: Flow) => place;
