import type { RenderSheet } from '../render-tree.ts';
import type { DocumentNode, FormTemplate } from '../template.ts';
import { mainForm } from './form-of-key.ts';

/** One paper of a form: the form itself, or one of several. */
export interface Sheet {
  readonly document: DocumentNode;
  /** Absent where the form is the only one. */
  readonly marker?: RenderSheet;
  readonly taken?: ReadonlySet<string>;
}

/** Whether the paper lies across A4, as a member of what is drawn. */
export const landscapeOf = ({ attrs }: DocumentNode): { readonly landscape?: true } =>
  attrs?.landscape === true ? { landscape: true } : {};

/** The papers that are shown, in the order of `shown`; all of them, the main form first, where nothing is said. */
export function sheetsOf(
  { name, document, parts }: FormTemplate,
  shown: readonly string[] | undefined,
): readonly Sheet[] {
  if (!parts) return [{ document }];
  const sheets = new Map<string, Sheet>([
    [mainForm, { document, marker: { kind: 'sheet', key: mainForm, name, ...landscapeOf(document) } }],
    ...parts.map((part): [string, Sheet] => [
      part.key,
      {
        document: part.document,
        marker: { kind: 'sheet', key: part.key, name: part.name, ...landscapeOf(part.document) },
        taken: new Set(part.taken),
      },
    ]),
  ]);
  return (shown ?? [...sheets.keys()]).flatMap((key) => sheets.get(key) ?? []);
}
