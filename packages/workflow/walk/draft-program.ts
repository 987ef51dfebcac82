import type { HandlerRule } from '@gov/organisation';
import { nobodysStep } from '../bpmn/read-step.ts';
import type { Design } from '../designing/design.ts';
import type { NodeDefinition, NodeId, Program } from '../program.ts';
import { ruleProblem } from '../publishing/handler-rules.ts';
import { rulesOfStep } from '../publishing/rules-of-step.ts';

/** Finds nobody: the trial stands still there and asks with whom to go on. */
const nobody: HandlerRule = { kind: 'named', personIds: [] };

/** Rules of a step that name further persons; one that is not whole yet is left out as long as the trial lasts. */
const naming = [
  'transferTo',
  'whenNobody',
  'starterHandles',
  'copies',
  'overdue',
] as const satisfies readonly (keyof NodeDefinition)[];

/**
 * A draft with problems as a program that a trial can walk as far as it goes: what is not whole, and what no card shows, is a
 * step for which nobody is found. Undefined where it could not even be begun: it does not start with a step that people handle.
 */
export function draftProgram({ program, locked }: Pick<Design, 'program' | 'locked'>): Program | undefined {
  const [first] = program.root.blocks;
  const node = first?.kind === 'step' ? program.nodes[first.node] : undefined;
  if (!node || locked[node.id] || node.waits || node.does || node.call) return undefined;
  const known = new Set(Object.keys(program.nodes));
  const nodes = Object.values(program.nodes).map((one) => [
    one.id,
    locked[one.id] ? { ...nobodysStep(one.id, one.name), handler: nobody } : walkable(one, known),
  ]);
  const { administrator, ...rest } = program;
  const told = administrator && !ruleProblem(administrator) ? { administrator } : {};
  return { ...rest, ...told, nodes: Object.fromEntries(nodes) };
}

function walkable(node: NodeDefinition, known: ReadonlySet<NodeId>): NodeDefinition {
  const bare = nobodysStep(node.id, node.name);
  const isWhole = (part: Partial<NodeDefinition>): boolean =>
    rulesOfStep({ ...bare, ...part }).every(({ rule }) => !ruleProblem(rule));
  const broken = new Set<string>(naming.filter((key) => node[key] !== undefined && !isWhole({ [key]: node[key] })));
  const kept = Object.fromEntries(
    Object.entries(node).filter(([key]) => !broken.has(key)),
  ) as unknown as NodeDefinition; // reason: only optional parts are left out
  const { jumpTo, ...operations } = node.operations;
  const jumps = jumpTo?.filter((to) => known.has(to)) ?? [];
  return {
    ...kept,
    handler: isWhole({ handler: node.handler }) ? node.handler : nobody,
    multi: isWhole({ multi: node.multi }) ? node.multi : { mode: 'single' },
    operations: jumps.length > 0 ? { ...operations, jumpTo: jumps } : operations,
    ...(node.free ? { free: { ...node.free, nodes: node.free.nodes.filter((to) => known.has(to)) } } : {}),
  };
}
