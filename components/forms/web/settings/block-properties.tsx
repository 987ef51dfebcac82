import { type OpinionBlock, type OpinionProperty, opinionBlockKind } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import { Button, Segmented } from 'antd';
import { type ReactNode, useId } from 'react';
import { Part } from '#platform/web/shell/web-part.tsx';
import { TextField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { removePiece } from '../editor/pieces.ts';
import { opinionSteps } from '../parts.ts';
import { changeBlock } from './change-piece.ts';
import { SwitchRow } from './property-control.tsx';

interface BlockPropertiesProps {
  readonly block: OpinionBlock;
  readonly form: DesignedForm;
  readonly editor: Editor;
}

export interface DesignedForm {
  readonly formId: string;
  readonly name: string;
}

/** Settings of an opinion block, drawn from the list of its kind. */
export function BlockProperties({ block, form, editor }: BlockPropertiesProps): ReactNode {
  const change = (property: OpinionProperty, value: unknown): void => {
    const { [property.key as keyof OpinionBlock]: _, ...others } = block;
    const said = value === '' || value === property.usual ? {} : { [property.key]: value };
    // reason: each control yields what its property holds; a name may be empty while it is typed anew
    changeBlock(editor, { ...others, ...(property.key === 'label' ? { label: value } : said) } as OpinionBlock);
  };
  return (
    <>
      <h2>{opinionBlockKind.name}</h2>
      {opinionBlockKind.properties.map((property) => (
        <OpinionControl
          key={property.key}
          property={property}
          block={block}
          form={form}
          onChange={(value) => change(property, value)}
        />
      ))}
      <Note kind="primary">{opinionBlockKind.always}</Note>
      <div className="piece-acts">
        <Button danger onClick={() => removePiece(editor)}>
          从稿纸上拿掉
        </Button>
      </div>
    </>
  );
}

interface OpinionControlProps {
  readonly property: OpinionProperty;
  readonly block: OpinionBlock;
  readonly form: DesignedForm;
  readonly onChange: (value: unknown) => void;
}

function OpinionControl({ property, block, form, onChange }: OpinionControlProps): ReactNode {
  const { key, label, hint, control } = property;
  if (key === 'steps')
    return <Part token={opinionSteps} props={{ label, formId: form.formId, formName: form.name, block: block.key }} />;
  const value = block[key] ?? property.usual;
  if (control === 'switch') return <SwitchRow label={label} hint={hint} checked={value === true} onChange={onChange} />;
  if (control === 'select')
    return <OneOf label={label} value={String(value)} options={property.options ?? []} onChange={onChange} />;
  const longest = key === 'label' ? 100 : 200;
  return (
    <TextField
      label={label}
      {...(hint ? { hint } : {})}
      value={String(value ?? '')}
      maxLength={longest}
      onChange={onChange}
    />
  );
}

interface OneOfProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** Few words of which one holds. */
export function OneOf({ label, value, options, onChange }: OneOfProps): ReactNode {
  const id = useId();
  return (
    <div className="form-field">
      <span id={id}>{label}</span>
      <Segmented aria-labelledby={id} value={value} options={[...options]} onChange={onChange} />
    </div>
  );
}
