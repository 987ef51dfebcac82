import { type ConditionField, type ConditionRow, findRelation, type Relation, valueCount } from '@gov/expression';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { relationsOffered } from './compared.ts';
import { ConditionValues } from './condition-values.tsx';
import { useConditionPickers } from './pickers.ts';

interface LineProps {
  /** What the line is called: 第 2 行, 第 1 组第 2 行. */
  readonly name: string;
  readonly row: ConditionRow;
  readonly fields: readonly ConditionField[];
  readonly beyondValues: boolean;
  readonly onChange: (row: ConditionRow) => void;
  readonly onRemove?: () => void;
}

/** 字段 关系 值. */
export function ConditionLine({ name, row, fields, beyondValues, onChange, onRemove }: LineProps): ReactNode {
  const field = fields.find(({ key }) => key === row.field);
  const picksPersons = useConditionPickers().searchPersons !== undefined;
  const offeredFor = (one: ConditionField) => relationsOffered(one, fields, { beyondValues, picksPersons });
  const relation = field && findRelation(field.kind, row.relation);
  return (
    <div className="condition-row">
      <Select
        aria-label={`${name}的字段`}
        placeholder="哪一栏"
        showSearch={{ optionFilterProp: 'label' }}
        value={row.field || null}
        options={fields.map(({ key, label }) => ({ value: key, label }))}
        onChange={(key: string) => {
          const chosen = fields.find((one) => one.key === key);
          const first = chosen && offeredFor(chosen)[0]?.relation;
          if (first) onChange({ field: key, relation: first, values: [] });
        }}
      />
      {field && (
        <Select
          aria-label={`${name}怎么比`}
          value={row.relation}
          popupMatchSelectWidth={!beyondValues}
          options={offeredFor(field).map((one) => ({
            value: one.relation,
            label: one.words.replace(/\{[12*]\}/g, '…'),
          }))}
          onChange={(chosen: Relation) => {
            const before = relation && valueCount(relation);
            const now = findRelation(field.kind, chosen);
            const kept = now && before === valueCount(now) ? row.values : [];
            onChange({ ...row, relation: chosen, values: kept });
          }}
        />
      )}
      {field && relation && (
        <ConditionValues
          // another field or relation begins without what was typed for the one before
          key={`${field.key} ${valueCount(relation)}`}
          name={name}
          row={row}
          field={field}
          relation={relation}
          fields={fields}
          beyondValues={beyondValues}
          onChange={onChange}
        />
      )}
      {onRemove && (
        <Button size="small" onClick={onRemove}>
          去掉{name}
        </Button>
      )}
    </div>
  );
}
