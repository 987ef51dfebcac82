import { type CompiledForm, formOfKey, formsOf, mainForm, shownByDefault } from '@gov/forms';
import type { NodeDefinition } from '@gov/workflow';

/**
 * What a step asks of forms that it is not shown, or that the matter does not carry, to be read behind the name of the step; an
 * opinion needs its block before the eyes of who writes it.
 */
export function shownFormProblems({ template, blocks }: CompiledForm, node: NodeDefinition): readonly string[] {
  const forms = new Map(formsOf(template).map(({ key, name }) => [key, name]));
  const shown = node.forms ?? shownByDefault;
  const nameOf = (form: string): string => (form === mainForm ? '主表' : `“${forms.get(form) ?? form}”`);
  const unseen = (key: string): boolean => forms.has(formOfKey(key)) && !shown.includes(formOfKey(key));
  const filled = Object.entries(node.fields).filter(
    ([, right]) => right === 'required' || right === 'edit' || right === 'own',
  );
  const inVain = [...new Set(filled.filter(([key]) => unseen(key)).map(([key]) => formOfKey(key)))];
  const block = node.opinion?.block;
  return [
    ...shown
      .filter((key) => !forms.has(key))
      .map((key) => `要看的表“${key}”，这个事项没有，请在“看到和填写什么”里取消`),
    ...(template.parts
      ? inVain.map((form) => `要填${nameOf(form)}上的内容，可是这一步不看这张表，请选上它，或不让填`)
      : []),
    ...(template.parts && block !== undefined && blocks.has(block) && unseen(block)
      ? [`的意见写在${nameOf(formOfKey(block))}上，可是这一步不看这张表，请选上它，或换一个意见栏`]
      : []),
  ];
}
