import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { type MatterView, routes } from '../../contract.ts';
import { searchPersons } from '../people/person-search.ts';
import './why-not.css';

/** 为什么不是某某: folded up, for who expected somebody else to have it. */
export function WhyNot({ view }: { readonly view: MatterView }) {
  const [chosen, setChosen] = useState<readonly PersonChoice[]>([]);
  const [asked] = chosen;
  if (!view.openTasks.some(({ kind }) => kind === 'do')) return null;
  return (
    <details className="why-not">
      <summary>为什么不是别人？</summary>
      <PersonPicker label="您以为该由谁办" value={chosen} onChange={setChosen} search={searchPersons} />
      {asked && <Answers view={view} person={asked} />}
    </details>
  );
}

function Answers({ view, person }: { readonly view: MatterView; readonly person: PersonChoice }) {
  const { data, error } = useQuery({
    queryKey: ['matters', 'why-not', view.matterId, view.version, person.personId],
    queryFn: ({ signal }) =>
      call(routes.whyNot, { params: { matterId: view.matterId }, query: { person: person.personId } }, { signal }),
  });
  return (
    <div role="status" className="answers">
      {error && <p>{error.message}</p>}
      {!data && !error && <p className="tertiary">正在查…</p>}
      {data?.answers.map(({ step, words }) => (
        <p key={`${step} ${words}`}>
          <b>{step}：</b>
          {words}
        </p>
      ))}
      {data?.answers.length === 0 && <p>现在没有等人办的环节。</p>}
    </div>
  );
}
