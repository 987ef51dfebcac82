import { type NodeDefinition, type Program, stepName, type Visit } from '@gov/workflow';
import { readOnly } from './asked-only.ts';

/**
 * The step as this round of it is. An added step (加一步) has its own name; its handler reads what the step shows, writes an
 * opinion and may send it back. The step's acts (签发, 编号 …), its 签批, its form fields and its 不同意 stay with whom the process names.
 */
export function stepOfRound(program: Program, visit: Visit | undefined): NodeDefinition | undefined {
  const node = visit && program.nodes[visit.node];
  if (!node || !visit.adhoc) return node;
  const { flowLabel: _ofTheDrawnStep, signing: _ofItsHolder, ...rest } = node;
  return {
    ...rest,
    name: stepName(program, visit),
    actions: [],
    fields: readOnly(node.fields),
    operations: { ...node.operations, disagree: false },
    // who was asked to check figures has not agreed to the matter by writing nothing
    ...(node.opinion ? { opinion: { ...node.opinion, defaultText: '已办理。' } } : {}),
  };
}
