import type { Block, NodeDefinition, NodeId } from '../program.ts';
import { behindBoundary } from '../program-index.ts';
import { nobodyMayDisagree } from '../publishing/no-disagreeing.ts';
import { sourcesOfNo } from '../publishing/no-flow-missing.ts';
import { offersNo } from '../returns/no-flow.ts';
import { apply } from './apply.ts';
import type { DesignCommand } from './command.ts';
import { besideOf, bodiesOf, type Design, isParent, isTimers, type Path, type Spot } from './design.ts';

/** A way out of a problem that is evident: one press, one step of 撤销. */
export interface Remedy {
  readonly words: string;
  readonly command: DesignCommand;
}

/** Remedies by the element at whose card the problem is told; only such as can be carried out. */
export function remediesOf(design: Design): ReadonlyMap<string, readonly Remedy[]> {
  const found = new Map<string, readonly Remedy[]>();
  const put = (element: string, remedies: readonly Remedy[]): void => {
    const possible = remedies.filter(({ command }) => apply(design, command).ok);
    if (possible.length > 0) found.set(element, [...(found.get(element) ?? []), ...possible]);
  };
  const visit = (blocks: readonly Block[], path: Path): void => {
    for (const [at, block] of blocks.entries()) {
      const node = block.kind === 'step' && !design.locked[block.node] ? design.program.nodes[block.node] : undefined;
      if (node) {
        const step: Spot = { path, at };
        const next = blocks[at + 1];
        put(node.id, [...noFlow(node, next, step), ...noButton(node, next, step), ...goneSteps(design, node)]);
      }
      for (const { event, body } of besideOf(block))
        if (body.blocks.length === 0) put(event, emptyTimer(event, { path, at }));
      if (!isParent(block)) continue;
      for (const [branch, body] of bodiesOf(block).entries()) visit(body.blocks, [...path, [at, branch]]);
    }
  };
  visit(design.program.root.blocks, []);
  return found;
}

/** 不通过 leads nowhere: a way to an end for it, or it is not offered. */
function noFlow(node: NodeDefinition, next: Block | undefined, step: Spot): readonly Remedy[] {
  if (sourcesOfNo(node).length === 0 || offersNo(behindBoundary(next))) return [];
  const { disagree } = node.operations;
  const without = { ...node, operations: { ...node.operations, disagree: false } };
  return [
    { words: '在后面加上“不通过就结束”的路', command: { kind: 'several', commands: wayForNo(next, step) } },
    ...(disagree && sourcesOfNo(without).length === 0
      ? [
          {
            words: '这一步不提供“不同意”',
            command: { kind: 'setStep', node: node.id, change: { operations: without.operations } } as const,
          },
        ]
      : []),
  ];
}

/** 会签 without “不同意”: the button, and a way to an end where there is none. */
function noButton(node: NodeDefinition, next: Block | undefined, step: Spot): readonly Remedy[] {
  if (!nobodyMayDisagree(node)) return [];
  const button: DesignCommand = {
    ...{ kind: 'setStep', node: node.id },
    change: { operations: { ...node.operations, disagree: true } },
  };
  if (offersNo(behindBoundary(next))) return [{ words: '加上“不同意”按钮', command: button }];
  // where “no” leads nowhere for another reason too, this mends both
  const commands = [button, ...wayForNo(next, step)];
  return [{ words: '加上“不同意”按钮和“不通过就结束”的路', command: { kind: 'several', commands } }];
}

/** Draws a way for 不通过 that ends, right behind the step or in time where timers part the way. */
function wayForNo(next: Block | undefined, step: Spot): readonly DesignCommand[] {
  const inTime =
    next?.kind === 'choice' && isTimers(next) ? next.branches.findIndex(({ guard }) => guard.kind === 'default') : -1;
  const at: Spot = inTime < 0 ? { ...step, at: step.at + 1 } : { path: [...step.path, [step.at + 1, inTime]], at: 0 };
  const end: Spot = { path: [...at.path, [at.at, 0]], at: 0 };
  return [
    { kind: 'insert', at, card: 'choice' },
    { kind: 'setCondition', at, branch: 0, guard: { kind: 'outcome', outcome: 'no' } },
    { kind: 'insert', at: end, card: 'end' },
    { kind: 'setEnd', at: end, result: 'refused' },
  ];
}

/** Rules of the step that name steps which were taken away. */
function goneSteps({ program }: Design, node: NodeDefinition): readonly Remedy[] {
  const isThere = (id: NodeId): boolean => program.nodes[id] !== undefined;
  const { jumpTo, ...operations } = node.operations;
  const jumps = jumpTo?.filter(isThere) ?? [];
  const overdue = node.overdue?.filter(({ act }) => act.kind !== 'goTo' || isThere(act.node));
  const free = node.free && { ...node.free, nodes: node.free.nodes.filter(isThere) };
  const gone =
    jumps.length < (jumpTo?.length ?? 0) ||
    (overdue?.length ?? 0) < (node.overdue?.length ?? 0) ||
    (free?.nodes.length ?? 0) < (node.free?.nodes.length ?? 0);
  if (!gone) return [];
  return [
    {
      words: '去掉指向已经没有的步骤的设置',
      command: {
        kind: 'setStep',
        node: node.id,
        change: {
          operations: jumps.length > 0 ? { ...operations, jumpTo: jumps } : operations,
          ...(overdue ? { overdue: overdue.length > 0 ? overdue : null } : {}),
          ...(free ? { free: free.persons || free.nodes.length > 0 ? free : null } : {}),
        },
      },
    },
  ];
}

const emptyTimer = (event: string, at: Spot): readonly Remedy[] => [
  { words: '去掉这个定时', command: { kind: 'removeTimer', at, event } },
];
