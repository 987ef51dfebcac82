import type { FieldProblem } from '@gov/base';
import { type FieldDefinition, type FormTemplate, kindOf, propertiesOf } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { TextField } from '#platform/web/widgets/field.tsx';
import type { PaperAttributes } from '../editor/paper-schema.ts';
import { placeField } from '../editor/pieces.ts';
import { Rules } from '../rules/rules.tsx';
import { changeField, tidy } from './change-piece.ts';
import { Dictionaries } from './dictionaries.tsx';
import { PropertyControl, SwitchRow } from './property-control.tsx';

interface FormPropertiesProps {
  readonly editor: Editor;
  readonly template: FormTemplate;
  readonly problems: readonly FieldProblem[];
}

/** Settings of the whole form, and the fields that do not stand on its paper. */
export function FormProperties({ editor, template, problems }: FormPropertiesProps): ReactNode {
  const { offPaper } = editor.state.doc.attrs as PaperAttributes; // reason: the paper's own attributes
  const rename = (name: string): void => editor.view.dispatch(editor.state.tr.setDocAttribute('name', name));
  return (
    <>
      <h2>整张表单</h2>
      <TextField
        label="名称"
        value={template.name}
        maxLength={100}
        onChange={rename}
        problem={problems.find(({ path }) => path === 'name')?.message}
      />
      <Landscape editor={editor} />
      <p className="tertiary small">在稿纸上选中一个字段或意见栏，这里就是它的设置。</p>
      <Rules editor={editor} template={template} problems={problems} />
      <Dictionaries editor={editor} dictionaries={template.dictionaries ?? []} />
      {offPaper.length > 0 && (
        <section aria-label="不在稿纸上的字段">
          <h3>不在稿纸上</h3>
          <ul className="off-paper">
            {offPaper.map((field) => (
              <OffPaper key={field.key} field={field} template={template} editor={editor} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Landscape({ editor }: { readonly editor: Editor }): ReactNode {
  const landscape = useEditorState({ editor, selector: ({ editor: now }) => now.state.doc.attrs.landscape === true });
  return (
    <SwitchRow
      label="横着印"
      hint="打印成 A4 横向，列多的表放得下"
      checked={landscape}
      onChange={(wanted) => editor.view.dispatch(editor.state.tr.setDocAttribute('landscape', wanted))}
    />
  );
}

interface OffPaperProps {
  readonly field: FieldDefinition;
  readonly template: FormTemplate;
  readonly editor: Editor;
}

function OffPaper({ field, template, editor }: OffPaperProps): ReactNode {
  const [open, setOpen] = useState(false);
  const kind = kindOf(field);
  return (
    <li>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {field.label}{' '}
        <span className="tertiary small">
          {kind.name}
          {field.retired && '，已停用'}
        </span>
      </button>
      <Button size="small" onClick={() => placeField(editor, field)}>
        放到光标处
      </Button>
      {open &&
        propertiesOf(kind).map((property) => (
          <PropertyControl
            key={property.key}
            property={property}
            field={field}
            template={template}
            // reason: as in FieldProperties
            onChange={(value) =>
              changeField(editor, {
                label: '',
                ...tidy({ ...field, [property.key]: value }),
              } as FieldDefinition)
            }
          />
        ))}
    </li>
  );
}
