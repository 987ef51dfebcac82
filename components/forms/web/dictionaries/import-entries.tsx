import type { SharedEntry } from '@gov/forms';
import { type ReactNode, useId, useState } from 'react';
import { CallError } from '#platform/web/data/call-error.ts';
import { upload } from '#platform/web/data/transfer.ts';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../../contract.ts';
import { freshEntry } from './entry-list.tsx';

interface ImportEntriesProps {
  readonly entries: readonly SharedEntry[];
  readonly onChange: (entries: readonly SharedEntry[]) => void;
}

/** Words from an Excel file go behind those that are there; nothing is stored before it is saved. */
export function ImportEntries({ entries, onChange }: ImportEntriesProps): ReactNode {
  const id = useId();
  const [said, setSaid] = useState<readonly string[]>([]);
  const [error, setError] = useState<CallError | null>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setError(null);
    try {
      const { entries: found, remarks } = await upload(routes.importDictionary, {}, [file]);
      const labels = new Set(entries.map(({ label }) => label));
      let all = entries;
      for (const { value, label } of found) if (!labels.has(label)) all = [...all, freshEntry(label, all, value)];
      onChange(all);
      setSaid([`读到 ${found.length} 个词，新加 ${all.length - entries.length} 个，还没有保存。`, ...remarks]);
    } catch (problem) {
      if (!(problem instanceof CallError)) throw problem;
      setError(problem);
    }
  };
  return (
    <div className="form-field">
      <label htmlFor={id}>从 Excel 导入</label>
      <p className="tertiary small">一列词，或左边一列代号、右边一列词的 .xlsx；第一行是标题的会跳过</p>
      <input
        id={id}
        type="file"
        accept=".xlsx"
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {said.map((sentence) => (
        <p key={sentence} role="status" className="secondary small">
          {sentence}
        </p>
      ))}
      <Refusal error={error} />
    </div>
  );
}
