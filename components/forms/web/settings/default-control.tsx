import { type FieldDefault, kindOf } from '@gov/forms';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField, Field } from '#platform/web/widgets/field.tsx';
import type { PropertyControlProps } from './property-control.tsx';

type Source = FieldDefault['from'];

const sourceWords: Readonly<Record<Source, string>> = {
  constant: '固定的内容',
  today: '发起那一天',
  starter: '发起人',
  starterSection: '发起人的科室',
  starterPhone: '发起人的电话',
};

/** Where the first value comes from. */
export function DefaultControl({ property, field, onChange }: PropertyControlProps): ReactNode {
  const sources = sourcesFor(field.kind);
  if (sources.length === 0) return null;
  const chosen = field.default;
  const choose = (from: string | undefined): void => {
    const constant = { from, value: field.choices?.[0]?.value ?? '' };
    onChange(from === 'constant' ? constant : from === undefined ? undefined : { from });
  };
  return (
    <>
      <ChoiceField
        label={property.label}
        hint={property.hint}
        value={chosen?.from}
        emptyWords="空着"
        options={sources.map((value) => ({ value, label: sourceWords[value] }))}
        onChange={choose}
      />
      {chosen?.from === 'constant' && (
        <Constant field={field} value={chosen.value} onChange={(value) => onChange({ from: 'constant', value })} />
      )}
    </>
  );
}

function sourcesFor(kind: PropertyControlProps['field']['kind']): readonly Source[] {
  switch (kind) {
    case 'person':
      return ['starter'];
    case 'section':
      return ['starterSection'];
    case 'date':
      return ['today', 'constant'];
    case 'text':
      return ['constant', 'starterPhone'];
    case 'multiline':
    case 'number':
    case 'amount':
    case 'choice':
      return ['constant'];
    default:
      return [];
  }
}

interface ConstantProps {
  readonly field: PropertyControlProps['field'];
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function Constant({ field, value, onChange }: ConstantProps): ReactNode {
  const text = typeof value === 'string' ? value : '';
  if (field.choices && kindOf(field).kind === 'choice')
    return <ChoiceField label="固定选" value={text} options={field.choices} onChange={onChange} />;
  return (
    <Field label="固定的内容">
      {(id) => <Input id={id} value={text} maxLength={500} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
