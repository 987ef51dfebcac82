import { type KeyboardEvent, useId, useState } from 'react';
import { moved, OrderButtons } from '#platform/web/widgets/order/order-buttons.tsx';
import { placeWords, putTo } from './circulation-words.ts';
import './circulation.css';

interface InTurn {
  readonly personId: string;
  readonly name: string;
  readonly section: string;
}

interface ReaderOrderProps<Reader extends InTurn> {
  readonly readers: readonly Reader[];
  readonly onChange: (readers: readonly Reader[]) => void;
  /** What the list is called, read aloud only. */
  readonly label?: string;
}

/** 依次传阅, 依次会签: who comes after whom. Moved by dragging a row, by its buttons, or with Alt and the arrows. */
export function ReaderOrder<Reader extends InTurn>({
  readers,
  onChange,
  label = '传阅次序',
}: ReaderOrderProps<Reader>) {
  const hint = useId();
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
      <p className="tertiary small" id={hint}>
        <span className="by-mouse">拖动、按 Alt+↑ 或 Alt+↓，或者</span>用箭头调整先后
      </p>
      <ol className="reader-order" aria-label={label} aria-describedby={hint}>
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
