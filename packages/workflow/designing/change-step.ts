import { graphOf } from '../bpmn/graph.ts';
import type { NodeDefinition, Program, TimeLimit } from '../program.ts';
import { amountOf, unitOf } from '../time/working-time.ts';
import { type Applied, done, gone, refuse } from './applied.ts';
import type { DesignCommand, ProcessChange, StepChange } from './command.ts';
import type { Design } from './design.ts';
import { withEventName } from './new-cards.ts';

/** Parts of a step become others. */
export function changeStep(design: Design, node: string, change: StepChange): Applied {
  const before = design.program.nodes[node];
  if (!before) return gone;
  if (design.locked[node])
    return refuse('复杂段里的步骤不能在这里改。请导出后用画 BPMN 图的软件改好再导入，或者去掉这一段，用卡片重画。');
  if (before.waits && Object.keys(change).some((key) => key !== 'name' && key !== 'waits'))
    return refuse('这一步是等待，不由人办理。');
  if (before.does && Object.keys(change).some((key) => key !== 'name' && key !== 'does' && key !== 'flowLabel'))
    return refuse('这一步由系统自动做，不由人办理。');
  if (change.flowLabel && !graphOf(design.program).flows.some(({ from }) => from === node))
    return refuse('自由办理的一段里没有画往下走的路，送出的按钮不能另起名称。');
  const entries = Object.entries({ ...before, ...change }).filter(([, value]) => value !== null && value !== undefined);
  const definition = Object.fromEntries(entries) as unknown as NodeDefinition; // reason: only optional parts are taken away
  const nodes: Program['nodes'] = { ...design.program.nodes, [node]: withEventName({ ...definition, id: node }) };
  return done({ ...design, program: { ...design.program, nodes } });
}

/** 时限, and what happens then. Timers on the edge of the step stay: they are drawn, not set. */
export function setLimit(
  design: Design,
  { node, due, overdue }: Extract<DesignCommand, { kind: 'setLimit' }>,
): Applied {
  const before = design.program.nodes[node];
  const length = (limit: TimeLimit | null | undefined): number => (limit ? amountOf(limit) : 0);
  const shift = length(before?.due) - length(due);
  const drawn = (before?.overdue ?? [])
    .filter(({ act }) => act.kind === 'leave' || act.kind === 'beside')
    .map((leave) => ({ ...leave, afterDue: leave.afterDue + shift }));
  const all = [...(due ? overdue : []), ...drawn];
  if (!due && drawn.length > 0) return refuse('这一步设有定时，要留着时限。先去掉定时。');
  if (due && before?.due && drawn.length > 0 && unitOf(due) !== unitOf(before.due))
    return refuse('这一步设有定时，时限和定时要用同样的单位。');
  return changeStep(design, node, { due, overdue: all.length > 0 ? all : null });
}

/** Settings of the process as a whole become others. */
export function changeProcess(design: Design, change: ProcessChange): Design {
  const entries = Object.entries({ ...design.program, ...change }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return { ...design, program: Object.fromEntries(entries) as unknown as Program }; // reason: only optional parts are taken away
}
