import { Input } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField, Field } from '#platform/web/widgets/field.tsx';
import { SeveralSelect } from '#platform/web/widgets/several-select.tsx';
import { choicesForDefault, type DefaultSource, defaultSourcesFor, firstConstant } from './default-sources.ts';
import type { PropertyControlProps } from './property-control.tsx';

const sourceWords: Readonly<Record<DefaultSource, string>> = {
  constant: '固定的内容',
  today: '发起那一天',
  starter: '发起人',
  starterSection: '发起人的科室',
  starterPost: '发起人的岗位',
  starterAgency: '本单位',
  starterPhone: '发起人的电话',
};

/** Where the first value comes from. */
export function DefaultControl(props: PropertyControlProps): ReactNode {
  const { property, field, template, onChange } = props;
  const sources = defaultSourcesFor(field.kind);
  if (sources.length === 0) return null;
  const chosen = field.default;
  const choose = (from: string | undefined): void => {
    const constant = { from, value: firstConstant(field, template) };
    onChange(from === 'constant' ? constant : from === undefined ? undefined : { from });
  };
  const wordsOf = (source: DefaultSource): string =>
    source === 'constant' && field.kind === 'switch' ? '勾上' : sourceWords[source];
  return (
    <>
      <ChoiceField
        label={property.label}
        hint={property.hint}
        value={chosen?.from}
        emptyWords="空着"
        options={sources.map((value) => ({ value, label: wordsOf(value) }))}
        onChange={choose}
      />
      {chosen?.from === 'constant' && (
        <Constant {...props} value={chosen.value} onChange={(value) => onChange({ from: 'constant', value })} />
      )}
    </>
  );
}

interface ConstantProps extends PropertyControlProps {
  readonly value: unknown;
}

/** The fixed value itself, chosen or written as its kind asks for; a tick has nothing more to say. */
function Constant({ field, template, value, onChange }: ConstantProps): ReactNode {
  if (field.kind === 'switch') return null;
  const choices = choicesForDefault(field, template);
  if (choices && field.kind === 'choices')
    return (
      <Field label="固定选">
        {(id) => (
          <SeveralSelect
            id={id}
            value={textsIn(value)}
            options={choices}
            onChange={(chosen) => onChange([...chosen])}
          />
        )}
      </Field>
    );
  if (choices)
    return (
      <ChoiceField
        label="固定选"
        value={field.kind === 'cascade' ? textsIn(value).join('/') : textIn(value)}
        options={choices}
        onChange={(chosen) => onChange(field.kind === 'cascade' ? (chosen ?? '').split('/') : chosen)}
      />
    );
  const isAgency = field.kind === 'agency';
  return (
    <Field label="固定的内容" hint={field.kind === 'time' ? '写成 09:30 这样' : undefined}>
      {(id) => (
        <Input
          id={id}
          value={isAgency ? nameIn(value) : textIn(value)}
          maxLength={500}
          onChange={(event) => onChange(isAgency ? { name: event.target.value } : event.target.value)}
        />
      )}
    </Field>
  );
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
const nameIn = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value ? textIn(value.name) : '';
