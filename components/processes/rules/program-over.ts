import { type CompiledForm, rightsOfForms } from '@gov/forms';
import type { Program } from '@gov/workflow';

const known = new WeakMap<Program, WeakMap<CompiledForm, Program>>();

/**
 * The process as it is run over this form: where the matter carries several forms, each step's rights say of every field whether
 * its forms are among those the step is shown. Both are immutable and kept in the process, so it is worked out once.
 */
export function programOver(program: Program, form: CompiledForm): Program {
  if (!form.template.parts) return program;
  const ofProgram = known.get(program) ?? new WeakMap<CompiledForm, Program>();
  known.set(program, ofProgram);
  const found = ofProgram.get(form);
  if (found) return found;
  const nodes = Object.entries(program.nodes).map(([id, node]) => {
    const fields = rightsOfForms(form, node.fields, node.forms);
    return [id, { ...node, fields }] as const;
  });
  const made = { ...program, nodes: Object.fromEntries(nodes) };
  ofProgram.set(form, made);
  return made;
}
