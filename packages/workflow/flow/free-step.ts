import type { FreeStep } from '../command.ts';
import { openVisit } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import type { Visit } from '../state.ts';
import type { Flow } from './walk.ts';

/** 自由流: a transient visit of the free step for the persons named, on the same scope; or another node of the branch. */
export function enterFreeStep(run: Run, visit: Visit, next: FreeStep, flow: Flow): void {
  const { outcome: _outcome, event: _event, ...place } = flow;
  if (next.kind === 'node') {
    openVisit(run, { node: next.node, ...place });
    return;
  }
  const anchor = visit.adhoc?.anchor ?? visit.id;
  openVisit(run, {
    node: visit.node,
    ...place,
    adhoc: { anchor, step: (visit.adhoc?.step ?? 0) + 1 },
    handlers: { handlers: next.handlers, derivation: [{ code: 'workflow.adhoc', facts: { visit: visit.id } }] },
  });
}
