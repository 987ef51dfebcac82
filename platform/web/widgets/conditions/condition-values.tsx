import {
  type ConditionField,
  type ConditionRow,
  type ConditionValue,
  type RelationRow,
  valueCount,
  valueKind,
} from '@gov/expression';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Compared, comparedIn, comparedOffered, othersOffered } from './compared.ts';
import { DayFromToday } from './day-from-today.tsx';
import { useConditionPickers } from './pickers.ts';
import { WrittenValues } from './written-values.tsx';

interface ValuesProps {
  readonly name: string;
  readonly row: ConditionRow;
  readonly field: ConditionField;
  readonly relation: RelationRow;
  readonly fields: readonly ConditionField[];
  readonly beyondValues: boolean;
  readonly onChange: (row: ConditionRow) => void;
}

const comparedWords: Readonly<Record<Compared, string>> = {
  value: '和写定的值比',
  field: '和另一栏比',
  today: '和今天比',
};

/** What a field is compared with: a value, and where more is offered another field or the day of today. */
export function ConditionValues(props: ValuesProps): ReactNode {
  const { name, row, field, relation, fields, beyondValues, onChange } = props;
  const [chosen, setChosen] = useState<Compared>();
  const picksPersons = useConditionPickers().searchPersons !== undefined;
  const offered = comparedOffered(field, relation, fields, picksPersons);
  const standing = comparedIn(row);
  const compared = standing ?? (chosen && offered.includes(chosen) ? chosen : (offered[0] ?? 'value'));
  const set = (values: readonly ConditionValue[]): void => onChange({ ...row, values });
  if (valueCount(relation) === 'none') return null;
  const choose = (next: Compared): void => {
    setChosen(next);
    set(next === 'today' ? [{ kind: 'today', days: 0 }] : []);
  };
  // a stored row may say more than is offered here
  const isAsked = beyondValues ? offered.length > 1 || compared !== offered[0] : compared !== 'value';
  return (
    <>
      {isAsked && (
        <Select
          aria-label={`${name}和什么比`}
          value={compared}
          popupMatchSelectWidth={false}
          options={offered.map((one) => ({ value: one, label: comparedWords[one] }))}
          onChange={choose}
        />
      )}
      {compared === 'value' && (
        <WrittenValues
          name={name}
          values={row.values}
          field={field}
          count={valueCount(relation)}
          kind={valueKind(field, relation)}
          onChange={set}
        />
      )}
      {compared === 'field' && (
        <Select
          aria-label={`${name}和哪一栏比`}
          placeholder="哪一栏"
          showSearch={{ optionFilterProp: 'label' }}
          value={row.values[0]?.kind === 'field' ? row.values[0].field : null}
          options={othersOffered(field, relation, fields).map(({ key, label }) => ({ value: key, label }))}
          onChange={(key: string) => set([{ kind: 'field', field: key }])}
        />
      )}
      {compared === 'today' && (
        <DayFromToday
          name={name}
          days={row.values[0]?.kind === 'today' ? row.values[0].days : 0}
          onChange={(days) => set([{ kind: 'today', days }])}
        />
      )}
    </>
  );
}
