import { Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { ChosenRecord } from '#components/forms/web/parts.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { routes } from '../../contract.ts';

interface RecordDialogProps {
  readonly title: string;
  readonly matterId: string;
  /** Key of the field that is filled in. */
  readonly field: string;
  readonly onFinish: (record: ChosenRecord | undefined) => void;
}

/** One row of another application's list, found by words of its columns; what it brings along is said before it is chosen. */
export function RecordDialog({ title, matterId, field, onFinish }: RecordDialogProps) {
  const [one, setOne] = useState<ChosenRecord>();
  const [words, setWords] = useState('');
  const [page, setPage] = useState(1);
  const id = useId();
  const typed = words.trim();
  const query = useRoute(routes.recordChoices, {
    params: { matterId },
    query: { field, page, ...(typed ? { words: typed } : {}) },
  });
  return (
    <DecisionDialog
      open
      title={`选${title}`}
      leaveWords="先不选"
      primaryWords={one ? `选${one.name}` : '选这一条'}
      disabled={one === undefined}
      onLeave={() => onFinish(undefined)}
      onDecide={() => onFinish(one)}
    >
      <div className="dialog-field">
        <label htmlFor={id}>
          找一条{query.data && <span className="tertiary"> {query.data.from}里办结的、您看得到的</span>}
        </label>
        <Input
          id={id}
          maxLength={60}
          value={words}
          placeholder="名称或标题里的几个字"
          onChange={(event) => {
            setWords(event.target.value);
            setPage(1);
          }}
        />
      </div>
      <ListStates
        query={query}
        lines={4}
        empty={({ rows }) =>
          rows.length === 0 && (
            <EmptyState sentence={typed ? '没有找到，换几个字试试。' : '还没有办结的、您看得到的记录。'} />
          )
        }
      >
        {({ rows, more }) => (
          <>
            <fieldset className="choice-list tall">
              <legend className="only-for-readers">{title}</legend>
              <Radio.Group value={one?.id}>
                {rows.map(({ beside, ...row }) => (
                  <Radio key={row.id} value={row.id} onChange={() => setOne(row)}>
                    {row.name}
                    {beside && <span className="tertiary small"> {beside}</span>}
                  </Radio>
                ))}
              </Radio.Group>
            </fieldset>
            {(page > 1 || more) && (
              <nav aria-label="翻页" className="choice-pages">
                <Button size="small" disabled={page === 1} onClick={() => setPage(page - 1)}>
                  上一页
                </Button>
                <span className="tertiary">第 {page} 页</span>
                <Button size="small" disabled={!more} onClick={() => setPage(page + 1)}>
                  下一页
                </Button>
              </nav>
            )}
          </>
        )}
      </ListStates>
    </DecisionDialog>
  );
}
