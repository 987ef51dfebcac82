import type { FieldDefinition } from '@gov/forms';
import { Checkbox } from 'antd';
import { type ReactNode, useId } from 'react';

interface TotalsControlProps {
  readonly label: string;
  readonly columns: readonly FieldDefinition[];
  readonly totals: readonly string[];
  readonly onChange: (totals: readonly string[]) => void;
}

const figures = new Set(['number', 'amount', 'formula']);

/** Which columns are added up in the last row. */
export function TotalsControl({ label, columns, totals, onChange }: TotalsControlProps): ReactNode {
  const id = useId();
  const summable = columns.filter(({ kind, result }) => figures.has(kind) && result !== 'text' && result !== 'date');
  return (
    <div className="form-field">
      <span id={id}>{label}</span>
      {summable.length === 0 ? (
        <p className="tertiary small">有了数字、金额或自动算的列，就能合计。</p>
      ) : (
        <Checkbox.Group
          role="group"
          aria-labelledby={id}
          value={totals.filter((key) => summable.some((column) => column.key === key))}
          options={summable.map((column) => ({ value: column.key, label: column.label }))}
          onChange={onChange}
        />
      )}
    </div>
  );
}
