import { addMillis, type Instant } from '@gov/base';

export interface Editor {
  readonly personId: string;
  readonly name: string;
  readonly since: Instant;
  readonly seenAt: Instant;
}

/** An editor that sent no sign of life for so long has closed the page. */
export const silenceMillis = 90_000;

export const isEditing = (editor: Editor, now: Instant): boolean => addMillis(editor.seenAt, silenceMillis) > now;

/** The person who has the body open besides the one who asks. */
export function otherEditor(
  editor: Editor | undefined,
  personId: string,
  now: Instant,
): { readonly name: string; readonly since: Instant } | undefined {
  if (!editor || editor.personId === personId || !isEditing(editor, now)) return undefined;
  return { name: editor.name, since: editor.since };
}
