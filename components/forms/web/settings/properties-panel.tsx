import type { FieldProblem } from '@gov/base';
import { type FieldDefinition, type FormTemplate, type OpinionBlock, repeatedNames } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import type { ReactNode } from 'react';
import { Note } from '#platform/web/widgets/note.tsx';
import type { BlockNode, FieldNode } from '../editor/paper-schema.ts';
import { BlockProperties, type DesignedForm } from './block-properties.tsx';
import { CellProperties } from './cell-properties.tsx';
import { FieldProperties } from './field-properties.tsx';
import { FormProperties } from './form-properties.tsx';

interface PropertiesPanelProps {
  readonly form: DesignedForm;
  readonly editor: Editor;
  readonly template: FormTemplate;
  readonly problems: readonly FieldProblem[];
  readonly keptKeys: readonly string[];
}

/** Settings of what is selected on paper; of the whole form where nothing is. */
export function PropertiesPanel({ form, editor, template, problems, keptKeys }: PropertiesPanelProps): ReactNode {
  const selected = useEditorState({ editor, selector: ({ editor: now }) => selectedIn(now) });
  const told = [...problems, ...repeatedNames(template)].filter(({ path }) => path === selected?.key);
  return (
    <aside className="designer-settings" aria-label="设置" data-region="settings">
      {told.map(({ message }) => (
        <Note key={message} kind="warning">
          {message}
        </Note>
      ))}
      {selected?.field ? (
        <FieldProperties
          key={selected.key}
          field={selected.field}
          template={template}
          kept={keptKeys.includes(selected.key)}
          editor={editor}
        />
      ) : selected?.block ? (
        <BlockProperties key={selected.key} block={selected.block} form={form} editor={editor} />
      ) : (
        <>
          <CellProperties editor={editor} />
          <FormProperties editor={editor} template={template} problems={problems} />
        </>
      )}
    </aside>
  );
}

interface Selected {
  readonly key: string;
  readonly field?: FieldDefinition;
  readonly block?: OpinionBlock;
}

function selectedIn(editor: Editor): Selected | undefined {
  const { selection } = editor.state;
  if (!(selection instanceof NodeSelection)) return undefined;
  const { key, field, block } = selection.node.attrs as Partial<FieldNode & BlockNode>; // reason: only pieces have them
  if (key === undefined) return undefined;
  return { key, ...(field ? { field } : {}), ...(block ? { block } : {}) };
}
