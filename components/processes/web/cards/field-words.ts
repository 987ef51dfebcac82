import { type FormTemplate, formsOf, shownByDefault } from '@gov/forms';
import type { NodeDefinition } from '@gov/workflow';

/**
 * 看到和填写 in one sentence: what is written, filled, and not seen; a field that is not named may be read. `other` names what is not
 * on the form.
 */
export function fieldsSentence(
  node: NodeDefinition,
  template: FormTemplate | undefined,
  other: (key: string) => string,
): string {
  const label = (key: string): string =>
    [...(template?.fields ?? []), ...(template?.opinionBlocks ?? [])].find((one) => one.key === key)?.label ??
    other(key);
  const formName = (key: string): string =>
    `“${(template ? formsOf(template) : []).find((one) => one.key === key)?.name ?? key}”`;
  const withRight = (...rights: readonly string[]): readonly string[] =>
    Object.entries(node.fields).flatMap(([key, right]) => (rights.includes(right) ? [label(key)] : []));
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['必填', withRight('required')],
    ['可填', withRight('edit', 'own')],
    ['看不到', withRight('hidden')],
    ['遮去一部分看', withRight('masked')],
  ];
  const forms = template?.parts && `看${(node.forms ?? shownByDefault).map(formName).join('、')}`;
  const told = rows.flatMap(([words, labels]) => (labels.length > 0 ? [`${words}${short(labels)}`] : []));
  const opinion = node.opinion ? [`写“${label(node.opinion.block)}”${node.opinion.required ? '（必须写）' : ''}`] : [];
  return [...(forms ? [forms] : []), ...opinion, ...told].join('；') || '都能看，不填写';
}

/** Three names and how many more. */
const short = (labels: readonly string[]): string =>
  labels.length > 4 ? `${labels.slice(0, 3).join('、')}等 ${labels.length} 项` : labels.join('、');
