import type { GroupVote } from '@gov/workflow';
import { Button, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { useNamedPersons } from '../handlers/named-persons.ts';
import { searchPersons } from '../handlers/search-persons.ts';

interface WeightSettingsProps {
  readonly vote: GroupVote;
  readonly onChange: (vote: GroupVote) => void;
}

/** 票数: who has more than one vote. */
export function WeightSettings({ vote, onChange }: WeightSettingsProps): ReactNode {
  const weights = vote.weights ?? {};
  const { persons, remember } = useNamedPersons(Object.keys(weights));
  const set = (next: Readonly<Record<string, number>>): void => {
    const { weights: _before, ...plain } = vote;
    onChange(Object.keys(next).length > 0 ? { ...plain, weights: next } : plain);
  };
  return (
    <section className="stack" aria-label="票数">
      <PersonPicker
        label="谁不止一票"
        hint="没有选到的人每人一票"
        several
        value={persons}
        search={searchPersons}
        onChange={(chosen) => {
          remember(chosen);
          set(Object.fromEntries(chosen.map(({ personId }) => [personId, weights[personId] ?? 2])));
        }}
      />
      {persons.map(({ personId, name }) => (
        <div key={personId} className="field-right">
          <span id={`weight-${personId}`}>{name || '……'}</span>
          <InputNumber
            aria-labelledby={`weight-${personId}`}
            min={1}
            max={1000}
            suffix="票"
            value={weights[personId] ?? 1}
            onChange={(count) => count && set({ ...weights, [personId]: count })}
          />
        </div>
      ))}
      {persons.length > 0 && (
        <div>
          <Button size="small" onClick={() => set({})}>
            都改成一人一票
          </Button>
        </div>
      )}
    </section>
  );
}
