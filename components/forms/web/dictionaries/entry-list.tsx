import type { SharedEntry } from '@gov/forms';
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { moved, OrderButtons } from '#platform/web/widgets/order/order-buttons.tsx';
import { newKey } from '../editor/new-key.ts';

interface EntryListProps {
  readonly entries: readonly SharedEntry[];
  /** Values that are stored already: somebody may have chosen them, so they are only put out of use. */
  readonly kept: ReadonlySet<string>;
  readonly onChange: (entries: readonly SharedEntry[]) => void;
}

/** A new word with a code of its own, where none was given. */
export const freshEntry = (label: string, taken: readonly SharedEntry[], value?: string): SharedEntry => {
  const values = new Set(taken.map((one) => one.value));
  return { value: value !== undefined && !values.has(value) ? value : newKey(values), label };
};

/** The words in their order. What is stored stays the same when a word changes. */
export function EntryList({ entries, kept, onChange }: EntryListProps): ReactNode {
  const put = (place: number, entry: SharedEntry): void =>
    onChange(entries.map((one, at) => (at === place ? entry : one)));
  const use = (place: number, { value, label }: SharedEntry, retired: boolean): void =>
    put(place, { value, label, ...(retired ? { retired } : {}) });
  return (
    <fieldset className="choices-control">
      <legend>里面的词</legend>
      {entries.length === 0 && <p className="tertiary small">还没有词，一个一个加，或从 Excel 导入。</p>}
      <ol className="dictionary-entries">
        {entries.map((entry, place) => (
          <li key={entry.value} className={entry.retired ? 'retired' : ''}>
            <Input
              aria-label={`第 ${place + 1} 个词`}
              maxLength={200}
              value={entry.label}
              onChange={(event) => put(place, { ...entry, label: event.target.value })}
            />
            {entry.retired && <span className="tertiary small">已停用</span>}
            <OrderButtons
              name={entry.label || `第 ${place + 1} 个词`}
              first={place === 0}
              last={place === entries.length - 1}
              onMove={(step) => onChange(moved(entries, place, step))}
            />
            {kept.has(entry.value) ? (
              <Button type="text" size="small" onClick={() => use(place, entry, entry.retired !== true)}>
                {entry.retired ? '启用' : '停用'}
              </Button>
            ) : (
              <Button
                type="text"
                size="small"
                aria-label={`去掉${entry.label || `第 ${place + 1} 个词`}`}
                onClick={() => onChange(entries.filter((_, at) => at !== place))}
              >
                ×
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Button size="small" onClick={() => onChange([...entries, freshEntry('', entries)])}>
        加一个词
      </Button>
    </fieldset>
  );
}
