import { Select, type SelectProps } from 'antd';
import type { ReactNode } from 'react';

interface SeveralSelectProps extends Omit<SelectProps<string[]>, 'mode' | 'value' | 'options' | 'onChange'> {
  /** `tags` = also what is typed and stands in no list. */
  readonly mode?: 'multiple' | 'tags';
  readonly value: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/**
 * Several of a list; the only `Select` for more than one value. Tab leaves the field: by itself the library would choose
 * the marked line with it, or take a line just chosen away again, and keep the list open.
 */
export const SeveralSelect = ({
  mode = 'multiple',
  value,
  options,
  onChange,
  ...others
}: SeveralSelectProps): ReactNode => (
  <Select
    {...others}
    mode={mode}
    value={[...value]}
    options={[...options]}
    onInputKeyDown={(event) => event.key === 'Tab' && event.stopPropagation()}
    onChange={(chosen: string[]) => onChange(chosen)}
  />
);
