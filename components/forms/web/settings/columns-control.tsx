import { type FieldDefinition, type FormTemplate, kindOf, kinds, propertiesOf } from '@gov/forms';
import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { moved, OrderButtons } from '#platform/web/widgets/order/order-buttons.tsx';
import { newKey } from '../editor/new-key.ts';
import { tidy } from './change-piece.ts';
import { PropertyControl } from './property-control.tsx';

interface ColumnsControlProps {
  readonly label: string;
  readonly columns: readonly FieldDefinition[];
  readonly template: FormTemplate;
  readonly onChange: (columns: readonly FieldDefinition[]) => void;
}

const columnKinds = Object.values(kinds)
  .filter(({ column }) => column)
  .map(({ kind, name }) => ({ value: kind, label: name }));

/** What the house asks of a field as a whole is not asked of a column. */
const notOfColumns = new Set(['label', 'default', 'listable', 'searchable', 'unique']);

/** Columns of a detail table: name and kind in a line, the rest below it. */
export function ColumnsControl({ label, columns, template, onChange }: ColumnsControlProps): ReactNode {
  const within = { ...template, fields: [...columns, ...template.fields] };
  const put = (column: FieldDefinition): void =>
    onChange(columns.map((one) => (one.key === column.key ? column : one)));
  const add = (): void => {
    const taken = new Set(within.fields.map(({ key }) => key));
    onChange([...columns, { key: newKey(taken), kind: 'text', label: `第 ${columns.length + 1} 列` }]);
  };
  return (
    <fieldset className="choices-control">
      <legend>{label}</legend>
      <ol>
        {columns.map((column, place) => (
          <li key={column.key} className="column-row">
            <Input
              aria-label={`第 ${place + 1} 列的名称`}
              maxLength={100}
              value={column.label}
              onChange={(event) => put({ ...column, label: event.target.value })}
            />
            <Select
              aria-label={`${column.label}填什么`}
              value={column.kind}
              options={columnKinds}
              onChange={(kind) => put({ key: column.key, label: column.label, kind, ...kinds[kind].start })}
            />
            <OrderButtons
              name={column.label}
              first={place === 0}
              last={place === columns.length - 1}
              onMove={(step) => onChange(moved(columns, place, step))}
            />
            <Button
              type="text"
              size="small"
              aria-label={`去掉${column.label}这一列`}
              onClick={() => onChange(columns.filter(({ key }) => key !== column.key))}
            >
              ×
            </Button>
            <ColumnDetails column={column} template={within} onChange={put} />
          </li>
        ))}
      </ol>
      <Button size="small" onClick={add}>
        加一列
      </Button>
    </fieldset>
  );
}

interface ColumnDetailsProps {
  readonly column: FieldDefinition;
  readonly template: FormTemplate;
  readonly onChange: (column: FieldDefinition) => void;
}

const ColumnDetails = ({ column, template, onChange }: ColumnDetailsProps): ReactNode => (
  <details>
    <summary>“{column.label}”的其他设置</summary>
    {propertiesOf(kindOf(column))
      .filter(({ key }) => !notOfColumns.has(key))
      .map((property) => (
        <PropertyControl
          key={property.key}
          property={property}
          field={column}
          template={template}
          // reason: as in FieldProperties
          onChange={(value) =>
            onChange({ label: '', ...tidy({ ...column, [property.key]: value }) } as FieldDefinition)
          }
        />
      ))}
  </details>
);
