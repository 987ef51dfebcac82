import { type CalendarDate, dateInChina, instantFromMillis, type JsonObject } from '@gov/base';
import { type ConditionField, compileExpression, evaluate, type Facts, pathsOf } from '@gov/expression';
import { type CompiledForm, compileForm, formFacts } from '@gov/forms';
import type { ChoiceBlock, Outcome, ParallelBlock } from '@gov/workflow';
import { type TriedWays, waysTaken } from '@gov/workflow/designing';
import { type ReactNode, useMemo, useState } from 'react';
import { ChoiceField, TextField } from '#platform/web/widgets/field.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { useDesk } from '../designer/desk.ts';
import { searchPersons } from '../handlers/search-persons.ts';
import { WalkFields } from '../walk/walk-fields.tsx';
import { starterValue } from './starter-value.ts';

interface TryWaysProps {
  readonly block: ChoiceBlock | ParallelBlock;
}

/** 换一种情况试试: values for what the conditions here ask, and which way would be taken. */
export function TryWays({ block }: TryWaysProps): ReactNode {
  const { template, fields, words } = useDesk();
  const form = useMemo(() => {
    const compiled = template && compileForm(template);
    return compiled?.ok ? compiled.value : undefined;
  }, [template]);
  const [values, setValues] = useState<JsonObject>({});
  const [starter, setStarter] = useState<Readonly<Record<string, string>>>({});
  const [chosenStarter, setChosenStarter] = useState<PersonChoice>();
  const [outcome, setOutcome] = useState<Outcome>('yes');
  const now = instantFromMillis(useNow());
  const guards = block.branches.flatMap(({ guard }) => guard ?? []);
  const asked = new Set(guards.flatMap((guard) => (guard.kind === 'condition' ? pathsIn(guard.source) : [])));
  const ofForm = [...(form?.fields.values() ?? [])].filter(({ key }) =>
    [...asked].some((path) => path.split('.')[0] === key),
  );
  const ofStarter = fields.filter(({ key }) => key.startsWith('Starter.') && asked.has(key));
  const byOutcome = guards.some(({ kind }) => kind === 'outcome');
  const told = waysTaken(block, {
    ...(byOutcome ? { outcome } : {}),
    evaluate: (source) => toldBy(source, factsOf(form, values, starter, dateInChina(now))),
  });
  return (
    <details className="try-ways">
      <summary>换一种情况试试</summary>
      <div className="stack">
        {byOutcome && (
          <ChoiceField
            label="前一步"
            value={outcome}
            options={[
              { value: 'yes', label: '通过' },
              { value: 'no', label: '不通过' },
            ]}
            onChange={(word) => (word === 'yes' || word === 'no') && setOutcome(word)}
          />
        )}
        {form && (
          <WalkFields
            form={form}
            fields={ofForm}
            values={values}
            now={now}
            search={searchPersons}
            onChange={setValues}
          />
        )}
        {asked.has('Starter.id') && (
          <PersonPicker
            label="发起人"
            value={chosenStarter ? [chosenStarter] : []}
            search={searchPersons}
            onChange={([one]) => {
              setChosenStarter(one);
              setStarter(withValue(starter, 'Starter.id', one?.personId));
            }}
          />
        )}
        {ofStarter.map((field) => (
          <StarterValue
            key={field.key}
            field={field}
            value={starter[field.key]}
            onChange={(value) => setStarter(withValue(starter, field.key, value))}
          />
        ))}
        <div role="status">
          <p>
            <b>{resultWords(block, told)}</b>
          </p>
          {told.isUnknown && <p className="secondary">有的栏还没有填，条件说不准，就按“其他情况”走。</p>}
          <ul className="tried">
            {told.tried.map(({ flow, source, value }) => (
              <li key={flow}>
                {source === '' ? '（还没有写条件）' : words.condition(source)}：{valueWords(value)}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </details>
  );
}

function resultWords({ branches }: ChoiceBlock | ParallelBlock, { taken }: TriedWays): string {
  const names = taken.map((at) => `第 ${at + 1} 条路${branches[at]?.label ? `（${branches[at].label}）` : ''}`);
  return `这样会走${names.join('、')}`;
}

const valueWords = (value: boolean | 'unknown'): string => (value === 'unknown' ? '说不准' : value ? '符合' : '不符合');

interface StarterValueProps {
  readonly field: ConditionField;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

function StarterValue({ field: { label, options }, value, onChange }: StarterValueProps): ReactNode {
  if (!options)
    return (
      <TextField label={label} value={value ?? ''} maxLength={200} onChange={(text) => onChange(text || undefined)} />
    );
  return (
    <ChoiceField
      label={label}
      value={value}
      emptyWords="没有填"
      options={options.map((one) => ({ value: one.value, label: one.label }))}
      onChange={onChange}
    />
  );
}

const withValue = (
  all: Readonly<Record<string, string>>,
  key: string,
  value: string | undefined,
): Readonly<Record<string, string>> => {
  const { [key]: _before, ...others } = all;
  return value === undefined ? others : { ...others, [key]: value };
};

function pathsIn(source: string): readonly string[] {
  const compiled = compileExpression(source);
  return compiled.ok ? pathsOf(compiled.value) : [];
}

function toldBy(source: string, facts: Facts): boolean | 'unknown' {
  const compiled = compileExpression(source);
  const value = compiled.ok ? evaluate(compiled.value, facts) : undefined;
  return typeof value === 'boolean' ? value : 'unknown';
}

/** The form as filled in here, and of the starter what was chosen. */
function factsOf(
  form: CompiledForm | undefined,
  values: JsonObject,
  starter: Readonly<Record<string, string>>,
  today: CalendarDate,
): Facts {
  const ofForm = form ? formFacts(form, values, today) : { today, values: {} };
  return { ...ofForm, values: { ...ofForm.values, Starter: starterValue(starter) } };
}
