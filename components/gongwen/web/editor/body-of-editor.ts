import { type BodyDocument, parseBody } from '@gov/gongwen';
import type { Editor, JSONContent } from '@tiptap/core';

/**
 * What is saved: the editor's document in its canonical shape, without the empty line that the editor keeps below a
 * table or picture for typing on. Undefined cannot happen with the editor's own nodes; it is then left unsaved.
 */
export function bodyOf(editor: Editor): BodyDocument | undefined {
  const parsed = parseBody(editor.getJSON());
  if (!parsed.ok) return undefined;
  const { content } = parsed.value;
  const last = content.at(-1);
  const before = content.at(-2);
  const isTypingLine =
    last?.type === 'paragraph' && !last.content && (before?.type === 'table' || before?.type === 'image');
  return isTypingLine ? { type: 'doc', content: content.slice(0, -1) } : parsed.value;
}

/** A body as the editor takes it: the same shape, which its types want changeable. */
export const contentOf = (body: BodyDocument): JSONContent => structuredClone(body) as JSONContent; // reason: a copy may be changed
