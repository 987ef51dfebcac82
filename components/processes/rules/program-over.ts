import { type CompiledForm, rightsOfForms } from '@gov/forms';
import type { NodeDefinition, Program } from '@gov/workflow';

type OpinionPart = NonNullable<NodeDefinition['opinion']>;

const known = new WeakMap<Program, WeakMap<CompiledForm, Program>>();

/**
 * The process as it is run over this form: where a step says nothing of an opinion without words, its 意见栏 does; where the
 * matter carries several forms, each step's rights say of every field whether its forms are among those the step is shown. Both
 * are immutable and kept in the process, so it is worked out once.
 */
export function programOver(program: Program, form: CompiledForm): Program {
  const ofProgram = known.get(program) ?? new WeakMap<CompiledForm, Program>();
  known.set(program, ofProgram);
  const found = ofProgram.get(form);
  if (found) return found;
  const nodes = Object.entries(program.nodes).map(([id, node]) => [id, nodeOver(node, form)] as const);
  const made = { ...program, nodes: Object.fromEntries(nodes) };
  ofProgram.set(form, made);
  return made;
}

function nodeOver(node: NodeDefinition, form: CompiledForm): NodeDefinition {
  const { opinion } = node;
  return {
    ...node,
    ...(opinion ? { opinion: opinionOver(opinion, form) } : {}),
    ...(form.template.parts ? { fields: rightsOfForms(form, node.fields, node.forms) } : {}),
  };
}

/** What writing nothing means at a step: as the step says; else as its 意见栏 says. A step may demand words whatever the block says. */
function opinionOver(opinion: OpinionPart, form: CompiledForm): OpinionPart {
  const { defaultText } = form.blocks.get(opinion.block) ?? {};
  return opinion.required || opinion.defaultText || !defaultText ? opinion : { ...opinion, defaultText };
}
