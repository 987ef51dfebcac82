import { type FieldDefinition, type FormTemplate, kindOf, propertiesOf } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { removePiece } from '../editor/pieces.ts';
import { changeField, tidy } from './change-piece.ts';
import { PropertyControl } from './property-control.tsx';

interface FieldPropertiesProps {
  readonly field: FieldDefinition;
  readonly template: FormTemplate;
  /** It came with the product. */
  readonly kept: boolean;
  readonly editor: Editor;
}

/** Settings of one field, drawn from the list of its kind. */
export function FieldProperties({ field, template, kept, editor }: FieldPropertiesProps): ReactNode {
  const kind = kindOf(field);
  const change = (key: keyof FieldDefinition, value: unknown): void => {
    const { key: own, kind: same, label } = field;
    // a name may be empty while it is typed anew; publishing asks for one
    const named = { key: own, kind: same, label: key === 'label' ? String(value ?? '') : label };
    // reason: each control yields what its property holds; the server looks at every member again
    changeField(editor, { ...(tidy({ ...field, [key]: value }) as object), ...named } as FieldDefinition);
  };
  return (
    <>
      <h2>{kind.name}</h2>
      {propertiesOf(kind).map((property) => (
        <PropertyControl
          key={property.key}
          property={property}
          field={field}
          template={template}
          onChange={(value) => change(property.key, value)}
        />
      ))}
      <div className="piece-acts">
        <Button danger onClick={() => removePiece(editor)}>
          从稿纸上拿掉
        </Button>
        {kept && (
          <p className="tertiary small">它随产品带来，办理时要用：拿掉后还留在表单里，在“不在稿纸上”里找得到。</p>
        )}
      </div>
    </>
  );
}
