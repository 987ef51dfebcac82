import type { ReactNode } from 'react';
import { Field } from '#platform/web/widgets/field.tsx';
import { SeveralSelect } from '#platform/web/widgets/several-select.tsx';

interface SeveralFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly values: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (values: readonly string[]) => void;
}

/** Several of a list, in the order chosen. What is not in the list any more is kept until it is taken away. */
export const SeveralField = ({ label, hint, values, options, onChange }: SeveralFieldProps): ReactNode => (
  <Field label={label} hint={hint}>
    {(id, described) => (
      <SeveralSelect
        id={id}
        aria-describedby={described}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="不选就是没有"
        value={values}
        options={[
          ...options,
          ...values
            .filter((value) => !options.some((one) => one.value === value))
            .map((value) => ({ value, label: '（已经没有了）' })),
        ]}
        onChange={onChange}
      />
    )}
  </Field>
);
