import type { CompileProblem } from '../bpmn/problems.ts';
import type { Block, NodeDefinition } from '../program.ts';
import { behindBoundary } from '../program-index.ts';
import { offersNo } from '../returns/no-flow.ts';

/** Every step that can end in 不通过 needs a flow for it: right behind it, or behind its boundary timers. */
export function noFlowMissing(node: NodeDefinition, next: Block | undefined): readonly CompileProblem[] {
  const sources = sourcesOfNo(node);
  if (sources.length === 0 || offersNo(behindBoundary(next))) return [];
  const message = `环节“${node.name || node.id}”${sources.join('，')}，但没有画出不同意时的流向。`;
  return [{ code: 'no-flow-missing', element: node.id, message }];
}

/** What decides how a step can end. */
type Deciding = Pick<NodeDefinition, 'multi' | 'overdue' | 'call' | 'signing' | 'beforeRefusal'> & {
  readonly operations: Pick<NodeDefinition['operations'], 'disagree' | 'addBefore'>;
};

/** By which of its rules a step can end in "no", as parts of a sentence. */
export function sourcesOfNo(node: Deciding): readonly string[] {
  const { multi, overdue, call, operations } = node;
  const vote = 'rule' in multi ? multi : undefined;
  const needed = typeof vote?.rule === 'object' && 'votes' in vote.rule ? vote.rule.votes : 0;
  const rows: readonly (readonly [boolean, string])[] = [
    [operations.disagree, '可以“不同意”'],
    [vote?.abstain === 'asNo', '的弃权按不同意计'],
    [vote?.abstain === 'excluded', '可能人人弃权'],
    // everybody agrees, and there are fewer of them
    [needed > 1, `可能不足 ${needed} 票同意`],
    [!node.signing && overdue?.some(({ act }) => act.kind === 'disagree') === true, '到时会自动“不同意”'],
    [operations.addBefore === true && node.beforeRefusal === 'refuse', '的前加签人不同意就算不同意'],
    [call?.mode === 'sync', '等的子流程可能不通过'],
  ];
  return rows.flatMap(([applies, words]) => (applies ? [words] : []));
}
