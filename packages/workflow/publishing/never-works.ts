import { crossedSteps } from '../control/crossed-steps.ts';
import type { OverdueStep } from '../node-rules.ts';
import type { NodeDefinition, NodeId, Program } from '../program.ts';
import { indexOf } from '../program-index.ts';

/** A rule of a step that would be refused each time it is to be carried out. */
export interface UselessRule {
  readonly node: NodeId;
  /** Number of the overdue step; absent = who takes the place of nobody. */
  readonly overdue?: number;
  /** What is wrong, to follow the step's name, and what to do instead. */
  readonly message: string;
}

/** Rules that can never do what they say: whoever publishes them would wait for something that does not come. */
export function neverWorks(program: Program): readonly UselessRule[] {
  return Object.values(program.nodes).flatMap((node) => [
    ...(node.overdue ?? []).flatMap(({ act }, overdue) => {
      const message = whyNever(program, node, act);
      return message ? [{ node: node.id, overdue, message }] : [];
    }),
    ...(node.signing && node.whenNobody?.some(({ kind }) => kind === 'autoPass')
      ? [{ node: node.id, message: '要本人签批，没有办理人时不能自动通过，请改为另找办理人或交系统管理员。' }]
      : []),
  ]);
}

function whyNever(program: Program, node: NodeDefinition, act: OverdueStep['act']): string | undefined {
  switch (act.kind) {
    case 'agree':
    case 'disagree':
      if (!node.signing) return undefined;
      return `要本人签批，超时不能自动${act.kind === 'agree' ? '同意' : '不同意'}，请改为催办或告诉上级。`;
    case 'release':
      return node.multi.mode === 'pool' ? undefined : '不是抢办，超时没有可以放弃的签收，请改为催办或转办。';
    case 'return':
      return whyNoReturn(program, node);
    case 'goTo':
      return whyNoWay(program, node, act.node);
    default:
      return undefined;
  }
}

function whyNoReturn(program: Program, { id, operations }: NodeDefinition): string | undefined {
  if (id === indexOf(program).first) return '是第一步，超时没有可以退回的环节。';
  if (operations.returnTo.length === 0) return '没有开放退回，超时不能自动退回：请先开放退回，或改为催办。';
  return operations.resume.length === 0 ? '没有说明退回以后怎样送回，超时不能自动退回。' : undefined;
}

function whyNoWay(program: Program, { id }: NodeDefinition, to: NodeId): string | undefined {
  const { chains } = indexOf(program);
  const [mine, theirs] = [chains.get(id) ?? [], chains.get(to) ?? []];
  const parts = mine.findIndex(({ block, branch }, at) => theirs[at]?.block !== block || theirs[at]?.branch !== branch);
  const name = program.nodes[to]?.name ?? to;
  if (parts >= 0 && theirs[parts]?.block === mine[parts]?.block)
    return `超时要转到的“${name}”在同时办理的另一个分支里，转不过去。`;
  const signing = crossedSteps(program, id, to).find((node) => program.nodes[node]?.signing);
  if (signing === undefined) return undefined;
  const crossed = signing === id ? '它自己' : `“${program.nodes[signing]?.name ?? ''}”`;
  return `超时转到“${name}”会越过要本人签批的${crossed}，请改为催办或告诉上级。`;
}
