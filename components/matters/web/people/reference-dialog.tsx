import type { NamedReference } from '@gov/forms';
import type { UseQueryResult } from '@tanstack/react-query';
import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { CallError } from '#platform/web/data/call-error.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';

/** What can be chosen; `beside` stands behind the name and is found too. */
export interface Choosable extends NamedReference {
  readonly beside?: string;
}

interface ReferenceDialogProps<Reply> {
  readonly title: string;
  readonly chosen: NamedReference | undefined;
  readonly query: UseQueryResult<Reply, CallError>;
  readonly rowsOf: (reply: Reply) => readonly Choosable[];
  /** What one of them is called: `科室`. */
  readonly called: string;
  readonly placeholder: string;
  readonly empty: string;
  readonly onFinish: (one: NamedReference | undefined) => void;
}

/** One of a list that is there as a whole, found by a part of its name. */
export function ReferenceDialog<Reply>({ title, chosen, called, onFinish, ...list }: ReferenceDialogProps<Reply>) {
  const { query, rowsOf, placeholder, empty } = list;
  const [one, setOne] = useState(chosen);
  const [words, setWords] = useState('');
  const id = useId();
  return (
    <DecisionDialog
      open
      title={`选${title}`}
      leaveWords="先不选"
      primaryWords={one ? `选${one.name}` : `选这个${called}`}
      disabled={one === undefined}
      onLeave={() => onFinish(undefined)}
      onDecide={() => onFinish(one)}
    >
      <div className="dialog-field">
        <label htmlFor={id}>找{called}</label>
        <Input id={id} value={words} placeholder={placeholder} onChange={(event) => setWords(event.target.value)} />
      </div>
      <ListStates query={query} empty={(reply) => rowsOf(reply).length === 0 && <EmptyState sentence={empty} />}>
        {(reply) => {
          const found = rowsOf(reply).filter(({ name, beside = '' }) => `${beside}${name}`.includes(words.trim()));
          if (found.length === 0) return <EmptyState sentence="没有找到，换几个字试试。" />;
          return (
            <fieldset className="choice-list tall">
              <legend className="only-for-readers">{title}</legend>
              <Radio.Group value={one?.id}>
                {found.map(({ id: rowId, name, beside }) => (
                  <Radio key={rowId} value={rowId} onChange={() => setOne({ id: rowId, name })}>
                    {name}
                    {beside && <span className="tertiary small"> {beside}</span>}
                  </Radio>
                ))}
              </Radio.Group>
            </fieldset>
          );
        }}
      </ListStates>
    </DecisionDialog>
  );
}
