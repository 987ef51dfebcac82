import { type CompiledForm, isRequired } from '@gov/forms';
import type { Item, NodeDefinition, Visit } from '@gov/workflow';

/** A step in somebody's hands, as he may handle it. */
export interface StepInHand {
  readonly node: NodeDefinition;
  readonly item: Item;
  readonly visit: Visit | undefined;
  readonly form: CompiledForm;
}

/**
 * Why a step cannot be agreed to beside others without being opened, as a sentence: it asks for more than one word. Undefined
 * where the step itself asks for nothing else; who comes next is for the engine to say.
 */
export const asksMore = (step: StepInHand): string | undefined =>
  whyItCame(step) ?? whatIsDone(step) ?? whatIsWritten(step);

/** It came to him for a reason that has to be read first; where it was sent back, others' opinions may be at stake too. */
function whyItCame({ item, visit }: StepInHand): string | undefined {
  if (item.part !== undefined) return '这件是请您提意见或协办的，要打开写意见。';
  if (visit?.adhoc) return '这一步是同事加的，要打开看请您做什么。';
  if (visit?.returnedFrom !== undefined) return '这件是退回来的，要打开看退回的理由。';
  return undefined;
}

/** Something is done there besides: a signature, a number, a seal, work of others that ends. */
function whatIsDone({ node }: StepInHand): string | undefined {
  if (node.signing) return '这一步要本人签批，要打开办。';
  if (node.actions.length > 0) return '这一步不只是表态，还要签发、编号、批示等，要打开办。';
  if (node.multi.mode === 'pool') return '这一步几个人谁办都行，要打开签收。';
  if (node.multi.mode === 'lead') return '这一步有人协办，要打开看他们办得怎样。';
  return node.opinion ? undefined : '这一步要办的不是表态，办好后要打开逐件送。';
}

function whatIsWritten({ node, form }: StepInHand): string | undefined {
  const field = [...form.fields.values()].find((one) => isRequired(one, node.fields));
  if (field) return `这一步要填“${field.label}”，要打开填。`;
  return node.opinion?.required && !node.opinion.defaultText ? '这一步要写意见，要打开写。' : undefined;
}
