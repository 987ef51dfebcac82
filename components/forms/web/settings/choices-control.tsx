import type { Choice } from '@gov/forms';
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { moved, OrderButtons } from '#platform/web/widgets/order/order-buttons.tsx';
import { newKey } from '../editor/new-key.ts';

interface ChoicesControlProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly onChange: (choices: readonly Choice[]) => void;
}

/** Words to choose from, in their order. What is stored stays the same when a word changes. */
export function ChoicesControl({ label, choices, onChange }: ChoicesControlProps): ReactNode {
  const fresh = (word: string): Choice => ({ value: newKey(new Set(choices.map(({ value }) => value))), label: word });
  /** Several lines at once, as they are pasted from a list. */
  const type = (place: number, typed: string): void => {
    const [first = '', ...more] = typed.split(/[\r\n]+/);
    const changed = choices.map((one, at) => (at === place ? { ...one, label: first } : one));
    const added = more.filter((word) => word.trim() !== '').map((word) => fresh(word.trim()));
    onChange([...changed.slice(0, place + 1), ...added, ...changed.slice(place + 1)]);
  };
  return (
    <fieldset className="choices-control">
      <legend>{label}</legend>
      <ol>
        {choices.map(({ value, label: word }, place) => (
          <li key={value}>
            <Input
              aria-label={`第 ${place + 1} 个选项`}
              maxLength={200}
              value={word}
              onPaste={(event) => {
                const text = event.clipboardData.getData('text/plain');
                if (!/[\r\n]/.test(text.trim())) return;
                event.preventDefault();
                type(place, `${word}${text.trim()}`);
              }}
              onChange={(event) => type(place, event.target.value)}
            />
            <OrderButtons
              name={word || `第 ${place + 1} 个选项`}
              first={place === 0}
              last={place === choices.length - 1}
              onMove={(step) => onChange(moved(choices, place, step))}
            />
            <Button
              type="text"
              size="small"
              aria-label={`去掉${word || `第 ${place + 1} 个选项`}`}
              onClick={() => onChange(choices.filter((_, at) => at !== place))}
            >
              ×
            </Button>
          </li>
        ))}
      </ol>
      <Button size="small" onClick={() => onChange([...choices, fresh(`选项${choices.length + 1}`)])}>
        加一个选项
      </Button>
    </fieldset>
  );
}
