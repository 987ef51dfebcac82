import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { DueChip, UrgencyChip, When } from '#platform/web/widgets/chips.tsx';
import { OrderButtons } from '#platform/web/widgets/order/order-buttons.tsx';
import type { OrderRow } from '../../contract.ts';
import { NoteDialog } from '../cover-notes/note-dialog.tsx';
import { urgencyWords } from '../lists/urgency-words.ts';
import type { Part } from './order-moves.ts';

interface OrderRowProps {
  readonly row: OrderRow;
  readonly leader: string;
  readonly part: Part;
  readonly first: boolean;
  readonly last: boolean;
  readonly onStep: (by: -1 | 1) => void;
  readonly onTop: () => void;
  readonly onPart: (part: Part) => void;
}

const choices: readonly { readonly value: Part; readonly label: string }[] = [
  { value: 'today', label: '今日呈批' },
  { value: 'usual', label: '不排' },
  { value: 'later', label: '缓呈' },
];

/** One matter that waits for the leader, and where it is laid. */
export function OrderRowLine({ row, leader, part, first, last, onStep, onTop, onPart }: OrderRowProps) {
  const [noting, setNoting] = useState(false);
  const noteWords = row.note ? '改说明…' : '写说明…';
  return (
    <>
      <div className="about">
        <p>
          <UrgencyChip urgency={urgencyWords(row.urgency)} /> <Link to={`/matters/${row.matterId}`}>{row.title}</Link>{' '}
          <DueChip due={row.dueAt} />
        </p>
        <p className="tertiary small">
          {row.kindName} · {row.step} · {row.starter} · <When instant={row.arrivedAt} /> 到
        </p>
        {row.note && <p className="small own-note">呈批说明：{row.note}</p>}
      </div>
      <div className="row wrap acts">
        <Segmented
          aria-label={`${row.title}放在`}
          options={choices.map((choice) => ({ ...choice }))}
          value={part}
          onChange={onPart}
        />
        <Button type="text" onClick={onTop} aria-label={`把${row.title}置顶`} aria-disabled={part === 'today' && first}>
          置顶
        </Button>
        {part === 'usual' ? (
          <span className="no-order" />
        ) : (
          <OrderButtons name={row.title} first={first} last={last} onMove={onStep} />
        )}
        <Button type="link" onClick={() => setNoting(true)} aria-label={`${noteWords}给${row.title}`}>
          {noteWords}
        </Button>
      </div>
      <NoteDialog
        matterId={row.matterId}
        taskId={row.taskId}
        leader={leader}
        text={row.note ?? ''}
        open={noting}
        onClose={() => setNoting(false)}
      />
    </>
  );
}
