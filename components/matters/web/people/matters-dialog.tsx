import { Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import type { ChosenMatter } from '#components/forms/web/parts.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { When } from '#platform/web/widgets/chips.tsx';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { routes } from '../../contract.ts';

interface MattersDialogProps {
  readonly title: string;
  readonly chosen: readonly ChosenMatter[];
  /** The matter that is being filled in: it does not speak of itself. */
  readonly matterId: string;
  readonly onFinish: (matters: readonly ChosenMatter[] | undefined) => void;
}

/** Matters that the person may read, found by words of their title or their number. */
export function MattersDialog({ title, chosen: before, matterId, onFinish }: MattersDialogProps) {
  const [chosen, setChosen] = useState(before);
  const [words, setWords] = useState('');
  const id = useId();
  const q = words.trim();
  const toggle = (matter: ChosenMatter, on: boolean) =>
    setChosen((now) => (on ? [...now, matter] : now.filter((one) => one.id !== matter.id)));
  return (
    <DecisionDialog
      open
      title={`选${title}`}
      leaveWords="先不选"
      primaryWords={chosen.length > 0 ? `选这 ${chosen.length} 件` : '一件也不选'}
      onLeave={() => onFinish(undefined)}
      onDecide={() => onFinish(chosen)}
    >
      <div className="dialog-field">
        <label htmlFor={id}>
          找事项 <span className="tertiary">只能选您看得到的；看不到那件的人，在这里也看不到它的标题</span>
        </label>
        <Input
          id={id}
          maxLength={60}
          value={words}
          placeholder="标题或文号里的几个字"
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {chosen.length > 0 && (
        <ul className="choice-list">
          {chosen.map((matter) => (
            <li key={matter.id}>
              <Checkbox checked onChange={() => toggle(matter, false)}>
                {matter.title}
              </Checkbox>
            </li>
          ))}
        </ul>
      )}
      {q !== '' && (
        <Found q={q} without={[matterId, ...chosen.map((one) => one.id)]} onChoose={(matter) => toggle(matter, true)} />
      )}
    </DecisionDialog>
  );
}

interface FoundProps {
  readonly q: string;
  readonly without: readonly string[];
  readonly onChoose: (matter: ChosenMatter) => void;
}

function Found({ q, without, onChoose }: FoundProps) {
  const query = useRoute(routes.search, { query: { q } });
  return (
    <ListStates
      query={query}
      lines={3}
      empty={({ rows }) => rows.length === 0 && <EmptyState sentence="没有找到，换几个字试试。" />}
    >
      {({ rows }) => (
        <ul className="choice-list tall">
          {rows
            .filter((row) => !without.includes(row.matterId))
            .map(({ matterId, title, kindName, arrivedAt }) => (
              <li key={matterId}>
                <Checkbox checked={false} onChange={() => onChoose({ id: matterId, title })}>
                  {title}{' '}
                  <span className="tertiary small">
                    {kindName} <When instant={arrivedAt} />
                  </span>
                </Checkbox>
              </li>
            ))}
        </ul>
      )}
    </ListStates>
  );
}
