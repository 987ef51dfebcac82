import type { ConditionField } from '@gov/expression';
import { type ReactNode, useContext, useMemo } from 'react';
import { ConditionBuilder as RowsBuilder } from '#platform/web/widgets/conditions/condition-builder.tsx';
import type { KeptRows, RowsMemory } from '#platform/web/widgets/conditions/kept-rows.ts';
import { type ConditionPickers, ConditionPickersContext } from '#platform/web/widgets/conditions/pickers.ts';
import { TextField } from '#platform/web/widgets/field.tsx';
import { type DeskStore, DeskStoreContext } from '../designer/desk-store.ts';
import { searchPersons } from '../handlers/search-persons.ts';

interface ConditionBuilderProps {
  readonly source: string;
  /** Where it stands: what is typed and not whole yet is found there again. */
  readonly place?: string;
  readonly fields: readonly ConditionField[];
  readonly onChange: (source: string) => void;
}

/** A condition of the process in rows; what rows cannot show is changed as text. */
export function ConditionBuilder({ source, place, fields, onChange }: ConditionBuilderProps): ReactNode {
  const memory = useMemoryAt(place);
  if (fields.length === 0 && source === '')
    return <p className="secondary">先点上面的“流程设置”，选好表单，条件用表单里的字段来写。</p>;
  return (
    <ConditionPickersContext value={pickers}>
      <RowsBuilder
        source={source}
        fields={fields}
        onChange={onChange}
        {...(memory ? { memory } : {})}
        otherwise={() => (
          <TextField
            label="高级条件"
            hint="这个条件不能分行显示，只能按表达式修改"
            value={source}
            maxLength={2000}
            onChange={onChange}
          />
        )}
      />
    </ConditionPickersContext>
  );
}

const pickers: ConditionPickers = { searchPersons };

const unfinished = new WeakMap<DeskStore, Map<string, KeptRows>>();

/** Rows that are not whole yet are kept by their place while the page is open: whoever looks at another card finds them again. */
function useMemoryAt(place: string | undefined): RowsMemory | undefined {
  const store = useContext(DeskStoreContext);
  return useMemo(() => {
    if (place === undefined || !store) return undefined;
    const all = unfinished.get(store) ?? new Map<string, KeptRows>();
    unfinished.set(store, all);
    return { get: () => all.get(place), set: (kept) => void all.set(place, kept) };
  }, [place, store]);
}
