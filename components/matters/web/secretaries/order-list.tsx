import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Note } from '#platform/web/widgets/note.tsx';
import type { OrderRow } from '../../contract.ts';
import { inOrder } from '../deciding/queue.ts';
import { into, ontoRow, type Part, type Parts, partOf, step, toTop } from './order-moves.ts';
import { OrderRowLine } from './order-row.tsx';
import { type Order, useArranging } from './use-arranging.ts';

const partTitles: Readonly<Record<Part, string>> = { today: '今日呈批', usual: '不排，按通常次序', later: '缓呈' };
const partHints: Readonly<Record<Part, string>> = {
  today: '还没有放。先请他看的放在这里。',
  usual: '都排好了。',
  later: '没有要缓一缓的。',
};

/** What waits for a leader in three parts; moved by dragging, by buttons, or with Alt and the arrows. */
export function OrderList({ secretaryId, order }: { readonly secretaryId: string; readonly order: Order }) {
  const arranging = useArranging(secretaryId, order);
  const { parts, change } = arranging;
  const [dragged, setDragged] = useState<string>();
  const [told, setTold] = useState('');
  const move = (row: OrderRow, next: Parts) => {
    if (next === parts) return;
    change(next);
    setTold(toldOf(next, row));
  };
  const moving: Moving = {
    parts,
    move,
    dragged,
    onDrag: setDragged,
    over: (next) => dragged !== undefined && change(next(dragged)),
  };
  return (
    <div className="leaders-order">
      <p className="tertiary small">
        <span className="by-mouse">拖动、按 Alt+↑ 或 Alt+↓，或者</span>用按钮调整；排好就存下，{order.leader}马上看到。
      </p>
      {arranging.error && (
        <Note kind="error">
          <b>{arranging.error.message}</b>
          {arranging.error.nextStep}{' '}
          <Button type="link" size="small" onClick={arranging.lookAgain}>
            看新的次序
          </Button>
        </Note>
      )}
      {(['today', 'usual', 'later'] as const).map((part) => (
        <PartOfOrder key={part} part={part} rows={rowsOf(order, parts, part)} leader={order.leader} moving={moving} />
      ))}
      <p className="tertiary small told" role="status">
        {arranging.saving ? '正在保存…' : told}
      </p>
    </div>
  );
}

function rowsOf({ rows }: Order, parts: Parts, part: Part): readonly OrderRow[] {
  if (part === 'usual') return inOrder(rows, []).filter(({ taskId }) => partOf(parts, taskId) === part);
  return parts[part].flatMap((id) => rows.find(({ taskId }) => taskId === id) ?? []);
}

/** `今日呈批第 1，共 2 件：关于…`: told to who hears the page. */
function toldOf(parts: Parts, { taskId, title }: OrderRow): string {
  const part = partOf(parts, taskId);
  if (part === 'usual') return `不排，按通常次序：${title}`;
  return `${partTitles[part]}第 ${parts[part].indexOf(taskId) + 1}，共 ${parts[part].length} 件：${title}`;
}

interface Moving {
  readonly parts: Parts;
  readonly move: (row: OrderRow, next: Parts) => void;
  /** Task id of the row under the mouse. */
  readonly dragged: string | undefined;
  readonly onDrag: (taskId: string | undefined) => void;
  /** The dragged row goes where this says. */
  readonly over: (next: (taskId: string) => Parts) => void;
}

interface PartProps {
  readonly part: Part;
  readonly rows: readonly OrderRow[];
  readonly leader: string;
  readonly moving: Moving;
}

function PartOfOrder({ part, rows, leader, moving }: PartProps) {
  const { parts, dragged, over } = moving;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: where a dragged row may be dropped; the buttons do the same
    <section
      className={`part ${part}`}
      onDragEnter={() => rows.length === 0 && over((taskId) => into(parts, taskId, part))}
      onDragOver={(event) => dragged !== undefined && event.preventDefault()}
      onDrop={(event) => event.preventDefault()}
    >
      <h3>
        {partTitles[part]} <span className="tertiary">{rows.length} 件</span>
      </h3>
      {rows.length === 0 ? (
        <p className="tertiary small">{partHints[part]}</p>
      ) : (
        <ol aria-label={partTitles[part]}>
          {rows.map((row, place) => (
            <DraggedRow key={row.taskId} row={row} moving={moving}>
              <OrderRowLine
                row={row}
                leader={leader}
                part={part}
                first={place === 0}
                last={place === rows.length - 1}
                onStep={(by) => moving.move(row, step(parts, row.taskId, by))}
                onTop={() => moving.move(row, toTop(parts, row.taskId))}
                onPart={(to) => moving.move(row, into(parts, row.taskId, to))}
              />
            </DraggedRow>
          ))}
        </ol>
      )}
    </section>
  );
}

interface DraggedRowProps {
  readonly row: OrderRow;
  readonly moving: Moving;
  readonly children: ReactNode;
}

function DraggedRow({ row, moving: { parts, move, dragged, onDrag, over }, children }: DraggedRowProps) {
  return (
    <li
      className={row.taskId === dragged ? 'dragged' : undefined}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', row.title); // some browsers drag nothing without a content
        onDrag(row.taskId);
      }}
      onDragEnter={() => over((taskId) => ontoRow(parts, taskId, row.taskId))}
      onDragEnd={() => onDrag(undefined)}
      onKeyDown={(event) => {
        const by = stepOf(event);
        if (!by) return;
        event.preventDefault();
        move(row, step(parts, row.taskId, by));
      }}
    >
      {children}
    </li>
  );
}

const stepOf = ({ altKey, key }: KeyboardEvent): -1 | 1 | undefined =>
  altKey && key === 'ArrowUp' ? -1 : altKey && key === 'ArrowDown' ? 1 : undefined;
