import { type KeyboardEvent, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useCommand } from '#platform/web/data/use-route.ts';
import { spanWords } from '#platform/web/text/days.ts';
import { StateChip } from '#platform/web/widgets/chips.tsx';
import { moved, OrderButtons } from '#platform/web/widgets/order/order-buttons.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { type AssignmentRow, routes, type SectionView } from '../../contract.ts';

interface PeopleListProps {
  readonly section: SectionView;
  readonly mayManage: boolean;
}

/** People in manual order. 上移 and 下移 act at once, by the buttons or with Alt and the arrows in a row. */
export function PeopleList({ section, mayManage }: PeopleListProps) {
  const [rows, setRows] = useState<readonly AssignmentRow[]>(section.people);
  const [before, setBefore] = useState<readonly AssignmentRow[]>();
  useEffect(() => setRows(section.people), [section.people]);
  const save = useCommand(routes.orderPeople, { refreshes: [routes.section] });
  const put = (order: readonly AssignmentRow[]) => {
    setRows(order);
    save.mutate({ params: { sectionId: section.id }, body: { assignmentIds: order.map((row) => row.id) } });
  };
  const move = (place: number, step: -1 | 1) => {
    const order = moved(rows, place, step);
    if (order === rows || save.isPending) return;
    setBefore(rows);
    put(order);
  };
  const undo = () => {
    if (before) put(before);
    setBefore(undefined);
  };
  return (
    <>
      <ol className="line-list people-list">
        {rows.map((row, place) => (
          <PersonLine
            key={row.id}
            row={row}
            place={place}
            count={rows.length}
            onMove={mayManage ? (step) => move(place, step) : undefined}
          />
        ))}
      </ol>
      <Refusal error={save.error} />
      {save.isSuccess && before && <UndoLine done="顺序已调整。" undoWords="恢复原来的顺序" onUndo={undo} />}
    </>
  );
}

interface PersonLineProps {
  readonly row: AssignmentRow;
  readonly place: number;
  readonly count: number;
  readonly onMove: ((step: -1 | 1) => void) | undefined;
}

function PersonLine({ row, place, count, onMove }: PersonLineProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (!event.altKey || !step || !onMove) return;
    event.preventDefault();
    onMove(step);
  };
  return (
    <li onKeyDown={onKeyDown}>
      <span className="place tertiary small">{place + 1}</span>
      <div className="grow">
        <p className="row wrap">
          <Link to={`/organisation/persons/${row.personId}`} className="strong">
            {row.personName}
          </Link>
          {row.title}
          {!row.main && <StateChip state="neutral" words="兼任" />}
          {row.state === 'future' && <StateChip state="now" words="尚未开始" />}
        </p>
        <p className="tertiary small">
          {row.post === row.title ? '' : `岗位：${row.post}　`}
          {spanWords(row)}
        </p>
      </div>
      {onMove && <OrderButtons name={row.personName} first={place === 0} last={place === count - 1} onMove={onMove} />}
    </li>
  );
}
