import type { NodeDefinition, Program } from '../program.ts';
import type { Finding } from './finding.ts';

/** 会签 that can only be agreed to: what the card says of a vote that fails never comes about. */
export const noDisagreeing = (program: Program): readonly Finding[] =>
  Object.values(program.nodes)
    .filter(nobodyMayDisagree)
    .map(({ id, name }) => ({
      level: 'warning',
      element: id,
      message: `会签“${name || '没有名称的步骤'}”没有“不同意”按钮，谁也不能不同意。`,
      help: '请在“能做什么”里勾选“不同意”，并加“不通过”时走的路；或者把“怎样算通过”改成“一人同意就通过”。',
    }));

/** Does the step vote by a rule that may fail, while no member has a way to say no? */
export function nobodyMayDisagree({
  multi,
  operations,
  groupReturn,
}: Pick<NodeDefinition, 'multi' | 'operations' | 'groupReturn'>): boolean {
  // with 一人同意就通过 whoever agrees first decides, also where nobody can say no
  if ((multi.mode !== 'parallel' && multi.mode !== 'sequential') || multi.rule === 'any') return false;
  const byReturn = groupReturn === 'vote' && operations.returnTo.length > 0;
  return !operations.disagree && multi.abstain !== 'asNo' && !byReturn;
}
