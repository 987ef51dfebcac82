import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { ChoiceField, Field } from '#platform/web/widgets/field.tsx';
import { inKeys, inNames, offeredNames } from './formula-names.ts';
import type { PropertyControlProps } from './property-control.tsx';

/** A formula in the names that stand on paper; stored are the keys behind them, which never change. */
export function FormulaControl({ property, field, template, onChange }: PropertyControlProps): ReactNode {
  const stored = String(field[property.key] ?? '');
  const others = template.fields.filter(({ key }) => key !== field.key);
  const [typed, setTyped] = useState<string>();
  const text = typed ?? inNames(stored, others);
  const write = (next: string): void => {
    setTyped(next);
    onChange(inKeys(next, others));
  };
  return (
    <>
      <Field label={property.label} hint={property.hint}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={2000}
            value={text}
            onChange={(event) => write(event.target.value)}
            onBlur={() => setTyped(undefined)}
          />
        )}
      </Field>
      <ChoiceField
        label="用到的字段"
        hint="选一个，加到算法后面"
        value={undefined}
        options={offeredNames(others)}
        onChange={(chosen) => {
          if (chosen) write(`${text}${/(^|[\s(])$/.test(text) ? '' : ' '}${inNames(chosen, others)}`);
        }}
      />
    </>
  );
}
