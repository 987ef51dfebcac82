import type { DocumentNode } from './template.ts';

/** The field that has a line for itself; a detail table may stand so, as the designer puts it. */
export function fieldAlone({ type, content = [] }: DocumentNode): DocumentNode | undefined {
  const said = content.filter((node) => node.type !== 'text' || (node.text ?? '').trim() !== '');
  const [only] = said;
  return type === 'paragraph' && said.length === 1 && only?.type === 'formField' ? only : undefined;
}
