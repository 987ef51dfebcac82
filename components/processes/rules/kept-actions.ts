import type { FieldProblem } from '@gov/base';
import type { Program } from '@gov/workflow';

/**
 * Acts such as 编号 or 用印 that a kind of matter does at steps of the process it came with, and that no step of the new one
 * does: the kind could never end. Each is told by the step that did it.
 */
export function actionsLost(shipped: Program, next: Program): readonly FieldProblem[] {
  const done = new Set(Object.values(next.nodes).flatMap((node) => node.actions));
  return Object.values(shipped.nodes)
    .filter((node) => node.actions.some((action) => !done.has(action)))
    .map((node) => ({
      path: next.processId,
      message: `原来在“${node.name}”由系统做的事没有步骤做了：请保留这一步，或者先撤销对它的删除。`,
    }));
}
