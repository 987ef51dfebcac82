import { type KeyboardEvent, useState } from 'react';
import { moved, OrderButtons } from '#platform/web/widgets/order/order-buttons.tsx';
import type { PersonChoice } from '#platform/web/widgets/person-picker.tsx';
import { placeWords, putTo } from './circulation-words.ts';

interface ReaderOrderProps {
  readonly readers: readonly PersonChoice[];
  readonly onChange: (readers: readonly PersonChoice[]) => void;
}

/** 依次传阅: who comes after whom. Moved by dragging a row, by its buttons, or with Alt and the arrows. */
export function ReaderOrder({ readers, onChange }: ReaderOrderProps) {
  const [dragged, setDragged] = useState<string>();
  const [told, setTold] = useState('');
  const move = (place: number, step: -1 | 1): void => {
    const name = readers[place]?.name ?? '';
    const to = Math.min(Math.max(place + step, 0), readers.length - 1);
    setTold(placeWords(name, to, readers.length));
    onChange(moved(readers, place, step));
  };
  const from = readers.findIndex((reader) => reader.personId === dragged);
  return (
    <div>
      <p className="tertiary small" id="reader-order-hint">
        <span className="by-mouse">拖动、按 Alt+↑ 或 Alt+↓，或者</span>用箭头调整先后
      </p>
      <ol className="reader-order" aria-label="传阅次序" aria-describedby="reader-order-hint">
        {readers.map((reader, place) => (
          <li
            key={reader.personId}
            className={reader.personId === dragged ? 'dragged' : undefined}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', reader.name); // some browsers drag nothing without a content
              setDragged(reader.personId);
            }}
            onDragEnter={() => from >= 0 && onChange(putTo(readers, from, place))}
            onDragOver={(event) => from >= 0 && event.preventDefault()}
            onDrop={(event) => event.preventDefault()}
            onDragEnd={() => setDragged(undefined)}
            onKeyDown={(event) => {
              const step = stepOf(event);
              if (!step) return;
              event.preventDefault();
              move(place, step);
            }}
          >
            <span className="reader">
              <b>{reader.name}</b> <span className="secondary">{reader.section}</span>
            </span>
            <OrderButtons
              name={reader.name}
              first={place === 0}
              last={place === readers.length - 1}
              onMove={(step) => move(place, step)}
            />
          </li>
        ))}
      </ol>
      <p className="tertiary small told" role="status">
        {told}
      </p>
    </div>
  );
}

const stepOf = ({ altKey, key }: KeyboardEvent): -1 | 1 | undefined =>
  altKey && key === 'ArrowUp' ? -1 : altKey && key === 'ArrowDown' ? 1 : undefined;
