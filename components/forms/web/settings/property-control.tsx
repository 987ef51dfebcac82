import type { FieldDefinition, FormTemplate, KindProperty } from '@gov/forms';
import { Input, InputNumber, Switch } from 'antd';
import { type ReactNode, useId } from 'react';
import { Part } from '#platform/web/shell/web-part.tsx';
import { ChoiceField, Field } from '#platform/web/widgets/field.tsx';
import { FormulaControl } from '../formulas/formula-control.tsx';
import { recordSource } from '../parts.ts';
import { ChoicesControl } from './choices-control.tsx';
import { ColumnsControl } from './columns-control.tsx';
import { DefaultControl } from './default-control.tsx';
import { TotalsControl } from './totals-control.tsx';
import { TreeControl } from './tree-control.tsx';

export interface PropertyControlProps {
  readonly property: KindProperty;
  readonly field: FieldDefinition;
  readonly template: FormTemplate;
  readonly onChange: (value: unknown) => void;
}

/** The control of one property, by the way it is set; it knows no kind of field. */
export function PropertyControl(props: PropertyControlProps): ReactNode {
  const { property, field, template, onChange } = props;
  const { label, hint, control } = property;
  const value: unknown = field[property.key];
  switch (control) {
    case 'switch':
      return <SwitchRow label={label} hint={hint} checked={value === true} onChange={onChange} />;
    case 'number':
      return (
        <Field label={label} hint={hint}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              precision={0}
              value={typeof value === 'number' ? value : null}
              onChange={(typed) => onChange(typed ?? undefined)}
            />
          )}
        </Field>
      );
    case 'select':
      return (
        <ChoiceField
          label={label}
          hint={hint}
          value={typeof value === 'string' ? value : undefined}
          options={property.options ?? []}
          {...(property.emptyWords === undefined ? {} : { emptyWords: property.emptyWords })}
          onChange={onChange}
        />
      );
    case 'choices':
      return <ChoicesControl label={label} choices={field.choices ?? []} onChange={onChange} />;
    case 'tree':
      return <TreeControl label={label} hint={hint} tree={field.tree ?? []} onChange={onChange} />;
    case 'columns':
      return <ColumnsControl label={label} columns={field.columns ?? []} template={template} onChange={onChange} />;
    case 'totals':
      return (
        <TotalsControl
          label={label}
          columns={field.columns ?? []}
          totals={field.totals ?? []}
          onChange={(totals) => onChange(totals.length > 0 ? totals : undefined)}
        />
      );
    case 'dictionary':
      return (
        <ChoiceField
          label={label}
          hint="字典在整张表单的设置里加"
          value={typeof value === 'string' ? value : undefined}
          options={(template.dictionaries ?? []).map(({ key, name }) => ({ value: key, label: name }))}
          onChange={onChange}
        />
      );
    case 'records':
      return <Part token={recordSource} props={{ label, field, template, onChange }} />;
    case 'default':
      return <DefaultControl {...props} />;
    case 'expression':
      return <FormulaControl {...props} />;
    default:
      return <TextRow {...props} value={typeof value === 'string' ? value : ''} lines={control === 'lines'} />;
  }
}

interface TextRowProps extends PropertyControlProps {
  readonly value: string;
  readonly lines: boolean;
}

const TextRow = ({ property: { key, label, hint, control }, value, lines, onChange }: TextRowProps) => (
  <Field label={label} hint={hint}>
    {(id) =>
      lines || key === 'hint' ? (
        <Input.TextArea
          id={id}
          rows={2}
          maxLength={500}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Input
          id={id}
          maxLength={100}
          inputMode={control === 'decimal' ? 'decimal' : 'text'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    }
  </Field>
);

interface SwitchRowProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A setting that is on or off, its words beside it. */
export function SwitchRow({ label, hint, checked, onChange }: SwitchRowProps): ReactNode {
  const id = useId();
  return (
    <div className="switch-row">
      <label htmlFor={id}>
        {label}
        {hint && <span className="tertiary small">{hint}</span>}
      </label>
      <Switch id={id} checked={checked} onChange={onChange} />
    </div>
  );
}
