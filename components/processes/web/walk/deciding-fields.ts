import { compileExpression } from '@gov/expression';
import type { CompiledForm, FieldDefinition } from '@gov/forms';
import { type NodeDefinition, type Program, rulesOfStep, type Sequence } from '@gov/workflow';
import { inputsOf } from './walk-form.ts';

/**
 * Fields of the form that the way depends on: conditions, handlers found by a field, what is copied or sent out, and what is
 * calculated with for one of them; in the form's order.
 */
export function decidingFields(program: Program, form: CompiledForm): readonly FieldDefinition[] {
  const keys = new Set([
    ...conditionsOf(program.root).flatMap(variablesOf),
    ...Object.values(program.nodes).flatMap(fieldsOfStep),
  ]);
  // a set goes on over what is added to it
  for (const key of keys) {
    const field = form.fields.get(key);
    if (field?.kind === 'formula') for (const input of inputsOf(field)) keys.add(input);
  }
  return [...form.fields.values()].filter(({ key, retired }) => keys.has(key) && !retired);
}

function variablesOf(source: string): readonly string[] {
  const compiled = compileExpression(source);
  return compiled.ok ? compiled.value.variables : [];
}

function conditionsOf({ blocks }: Sequence): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'section') return conditionsOf(block.body);
    if (block.kind === 'step') return (block.beside ?? []).flatMap(({ body }) => conditionsOf(body));
    if (block.kind !== 'choice' && block.kind !== 'parallel') return [];
    return block.branches.flatMap(({ guard, body }) => [
      ...(guard?.kind === 'condition' ? [guard.source] : []),
      ...conditionsOf(body),
    ]);
  });
}

function fieldsOfStep(node: NodeDefinition): readonly string[] {
  const ofRules = rulesOfStep(node).flatMap(({ rule }) => {
    if (rule.kind === 'formField') return [rule.field];
    if (rule.kind === 'byCondition') return rule.cases.flatMap(({ when }) => variablesOf(when));
    return 'of' in rule && typeof rule.of === 'object' && 'field' in rule.of ? [rule.of.field] : [];
  });
  const copied = node.does?.kind === 'setField' && 'from' in node.does.to ? [node.does.to.from] : [];
  return [...ofRules, ...copied, ...(node.call?.each ? [node.call.each.field] : [])];
}
