import type { Block, BranchGuard, ChoiceBlock, ParallelBlock, Sequence } from '../program.ts';
import type { BpmnFlow, BpmnGraph, BpmnNode } from './bpmn-graph.ts';
import { childOf, oneLine, textOf } from './bpmn-graph.ts';
import { meetingPoints } from './post-dominators.ts';
import type { CompileProblem } from './problems.ts';

/** The structure tree of a block-structured graph, or problems that name where it is not one. */
export function readStructure(graph: BpmnGraph, problems: CompileProblem[]): Sequence {
  const points = meetingPoints(graph.start);
  const seen = new Set<BpmnNode>();
  const say = (code: string, node: BpmnNode, message: string) => problems.push({ code, element: node.id, message });

  /** From a flow's target up to `stop`. */
  const read = (flow: BpmnFlow | undefined, stop: BpmnNode | undefined, inFork: boolean): Sequence => {
    const blocks: Block[] = [];
    let next = flow;
    while (next && (points.back.has(next) || next.to !== stop)) {
      if (points.back.has(next)) {
        const target = stepBehind(next.to);
        if (target) blocks.push({ kind: 'goBack', to: target.id });
        else say('back-to-gateway', next.to, `往回走的流向只能指向办理环节，不能指向${next.to.label}。`);
        break;
      }
      next = readNode(next.to, blocks, inFork);
    }
    return { kind: 'sequence', blocks };
  };

  /** Adds the block of a node; the flow to go on with, if any. */
  const readNode = (node: BpmnNode, blocks: Block[], inFork: boolean): BpmnFlow | undefined => {
    // ends may be shared by many branches, everything else stands once
    if (node.kind === 'end') {
      if (inFork) say('end-in-fork', node, `${node.label}在并行分支里面，流程不能在一个分支里结束。`);
      const refused = node.element.result === 'refused';
      blocks.push({
        kind: 'end',
        id: node.id,
        name: textOf(node.element.name),
        result: refused ? 'refused' : 'completed',
      });
      return undefined;
    }
    if (node.out.length < 2 && node.kind === 'exclusive') return node.out[0];
    if (seen.has(node)) {
      say('not-block-structured', node, `${node.label}从几处交叉到达，分支必须成对地分开和汇合。`);
      return undefined;
    }
    seen.add(node);
    if (node.kind === 'step') blocks.push({ kind: 'step', node: node.id });
    if (node.kind === 'step' || node.kind === 'start') return node.out[0];
    return node.kind === 'exclusive' ? readChoice(node, blocks, inFork) : readParallel(node, blocks);
  };

  const readChoice = (node: BpmnNode, blocks: Block[], inFork: boolean): BpmnFlow | undefined => {
    const meet = points.meet(node);
    const before = blocks.at(-1);
    const guards = guardsOf(node, before?.kind === 'step', problems);
    const branches: ChoiceBlock['branches'] = node.out.map((flow, at) => ({
      flow: flow.id,
      label: oneLine(flow.element.name),
      guard: guards[at] ?? { kind: 'default' },
      body: read(flow, meet, inFork),
    }));
    blocks.push({ kind: 'choice', id: node.id, name: textOf(node.element.name), branches });
    return meet && flowBehind(meet, node);
  };

  const readParallel = (node: BpmnNode, blocks: Block[]): BpmnFlow | undefined => {
    if (node.in.length > 1) {
      say('join-without-fork', node, `${node.label}要汇合的分支不是由一个并行网关分开的。`);
      return undefined;
    }
    if (node.out.length < 2) return node.out[0];
    const join = points.meet(node);
    if (join?.kind !== 'parallel' || join.in.length !== node.out.length) {
      say('fork-without-join', node, `${node.label}分开的分支没有自己的并行网关来汇合。`);
      return undefined;
    }
    seen.add(join);
    const branches: ParallelBlock['branches'] = node.out.map((flow) => ({
      flow: flow.id,
      label: oneLine(flow.element.name),
      body: read(flow, join, true),
    }));
    const countersign = node.element.countersign === true;
    blocks.push({
      kind: 'parallel',
      id: node.id,
      joinId: join.id,
      name: textOf(node.element.name),
      countersign,
      branches,
    });
    return join.out[0];
  };

  return read(graph.start.out[0], undefined, false);
}

/** Going on at a meeting point: a made-up flow into it, so that it is read like any other node. */
const flowBehind = (meet: BpmnNode, from: BpmnNode): BpmnFlow => ({ id: '', element: meet.element, from, to: meet });

/** The step a backward flow means: itself, or the one right behind a merging gateway. */
function stepBehind(node: BpmnNode): BpmnNode | undefined {
  if (node.kind === 'step') return node;
  const only = node.kind === 'exclusive' && node.out.length === 1 ? node.out[0] : undefined;
  return only && stepBehind(only.to);
}

function guardsOf(node: BpmnNode, afterStep: boolean, problems: CompileProblem[]): readonly BranchGuard[] {
  const declared = childOf(node.element.default);
  const say = (code: string, element: string, message: string) => problems.push({ code, element, message });
  const guards = node.out.map((flow) => (flow.element === declared ? { kind: 'default' as const } : guardOf(flow)));
  const open = guards.filter((guard) => guard === undefined).length;
  const outcomes = guards.flatMap((guard) => (guard?.kind === 'outcome' ? guard.outcome : []));
  if (outcomes.length > 0 && !afterStep) {
    say('outcome-without-step', node.id, `${node.label}按“同意/不同意”分流，必须紧跟在办理环节之后。`);
  }
  // one flow without a condition beside others with one is the default in every reader's eyes
  const hasDefault = declared !== undefined || open === 1;
  if (!hasDefault && !(outcomes.includes('yes') && outcomes.includes('no'))) {
    say('no-default', node.id, `${node.label}没有默认流向，条件都不成立时不知往哪走。`);
  }
  return node.out.map((flow, at) => {
    const guard = guards[at];
    if (!guard && (declared || open > 1)) {
      say('no-condition', flow.id, `${node.label}引出的流向“${oneLine(flow.element.name) || flow.id}”没有条件。`);
    }
    return guard ?? { kind: 'default' };
  });
}

function guardOf(flow: BpmnFlow): BranchGuard | undefined {
  const { outcome } = flow.element;
  if (outcome === 'yes' || outcome === 'no') return { kind: 'outcome', outcome };
  const source = textOf(childOf(flow.element.conditionExpression)?.body);
  return source ? { kind: 'condition', source } : undefined;
}
