import type { Run } from '../engine/run.ts';
import { emit } from '../engine/run.ts';
import type { VisitId } from '../state.ts';

/** Children of a visit that is closed without being done stop with it. */
export function cancelChildren(run: Run, visit: VisitId): void {
  for (const child of run.state.children ?? []) {
    if (child.visit === visit && child.state === 'running') emit(run, { kind: 'childCancelled', child: child.id });
  }
}

/** The process ends: asynchronous children stop with it where their step says so. */
export function cancelBoundChildren(run: Run): void {
  for (const child of run.state.children ?? []) {
    const node = run.state.visits[child.visit - 1]?.node ?? '';
    const bound = run.program.nodes[node]?.call?.whenParentEnds === 'cancel';
    if (child.state === 'running' && bound) emit(run, { kind: 'childCancelled', child: child.id });
  }
}
