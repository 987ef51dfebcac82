import type { FieldProblem, JsonValue } from '@gov/base';
import { type FieldDefinition, kindOf, type LeavingField, type UpgradeQuestions, type UpgradeStep } from '@gov/forms';
import { Input, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { DayField } from '#platform/web/widgets/field.tsx';

interface StepsProps {
  readonly questions: UpgradeQuestions;
  readonly steps: readonly UpgradeStep[];
  readonly problems: readonly FieldProblem[];
  readonly onChange: (steps: readonly UpgradeStep[]) => void;
}

const keyOf = (step: UpgradeStep): string => (step.step === 'move' ? step.from : step.field);
const targetOf = (step: UpgradeStep): string | undefined =>
  step.step === 'move' || step.step === 'convert' ? step.to : undefined;

/** One line a question: what leaves its field, and what the new fields begin with. */
export function Steps({ questions, steps, problems, onChange }: StepsProps): ReactNode {
  const { leaving, added } = questions;
  const put = (key: string, step: UpgradeStep | undefined): void =>
    onChange([...steps.filter((one) => keyOf(one) !== key), ...(step ? [step] : [])]);
  const filled = new Set(steps.map(targetOf));
  if (leaving.length === 0 && added.length === 0)
    return <p className="secondary">每个字段都还在，填好的内容原样放进新版。</p>;
  return (
    <div className="upgrade-steps">
      {leaving.map((one) => (
        <Leaving
          key={one.field.key}
          leaving={one}
          step={steps.find((step) => keyOf(step) === one.field.key)}
          problem={problems.find(({ path }) => path === one.field.key)?.message}
          onChange={(step) => put(one.field.key, step)}
        />
      ))}
      {added
        .filter(({ key }) => !filled.has(key))
        .map((field) => (
          <Added
            key={field.key}
            field={field}
            step={steps.find((step) => keyOf(step) === field.key)}
            problem={problems.find(({ path }) => path === field.key)?.message}
            onChange={(step) => put(field.key, step)}
          />
        ))}
    </div>
  );
}

interface LeavingProps {
  readonly leaving: LeavingField;
  readonly step: UpgradeStep | undefined;
  readonly problem: string | undefined;
  readonly onChange: (step: UpgradeStep) => void;
}

function Leaving({ leaving, step, problem, onChange }: LeavingProps): ReactNode {
  const id = useId();
  const { field, moves, conversions } = leaving;
  const ways: readonly { readonly words: string; readonly step: UpgradeStep }[] = [
    { words: '停用，填好的仍能看和打印', step: { step: 'retire', field: field.key } },
    ...moves.map((to) => ({
      words: `移到“${to.label}”`,
      step: { step: 'move', from: field.key, to: to.key } as const,
    })),
    ...conversions.map(({ to, by, name }) => ({
      words: `放进“${to.label}”：${name}`,
      step: { step: 'convert', field: field.key, to: to.key, by } as const,
    })),
  ];
  const chosen = ways.findIndex((way) => JSON.stringify(way.step) === JSON.stringify(step));
  return (
    <div className="upgrade-step">
      <label htmlFor={id}>
        “{field.label}” <span className="tertiary small">{kindOf(field).name}，新版里不再填</span>
      </label>
      <Select
        id={id}
        value={chosen < 0 ? null : chosen}
        status={problem ? 'error' : ''}
        options={ways.map(({ words }, value) => ({ value, label: words }))}
        onChange={(place) => {
          const way = place === null ? undefined : ways[place];
          if (way) onChange(way.step);
        }}
      />
      {problem && <p className="problem small">{problem}。</p>}
    </div>
  );
}

interface AddedProps {
  readonly field: FieldDefinition;
  readonly step: UpgradeStep | undefined;
  readonly problem: string | undefined;
  readonly onChange: (step: UpgradeStep | undefined) => void;
}

const typed: ReadonlySet<string> = new Set(['text', 'multiline', 'number', 'amount']);

/** A new field begins empty; where a value can simply be typed or chosen, matters under way may get one. */
function Added({ field, step, problem, onChange }: AddedProps): ReactNode {
  const id = useId();
  const value = step?.step === 'add' ? step.value : null;
  const text = typeof value === 'string' ? value : '';
  const write = (next: JsonValue): void =>
    onChange(next === '' || next === null ? undefined : { step: 'add', field: field.key, value: next });
  const choices = field.choices ?? kindOf(field).slot?.(field).choices;
  const isChoice = field.kind !== 'choices' && choices !== undefined;
  if (field.kind === 'date')
    return (
      <div className="upgrade-step">
        <DayField label={`“${field.label}” 在办的事项一律填成（可以空着）`} value={text} onChange={write} />
        {problem && <p className="problem small">{problem}。</p>}
      </div>
    );
  return (
    <div className="upgrade-step">
      <label htmlFor={id}>
        “{field.label}” <span className="tertiary small">{kindOf(field).name}，新加的</span>
      </label>
      {isChoice ? (
        <Select
          id={id}
          allowClear
          placeholder="在办的事项先空着"
          value={text === '' ? null : text}
          options={choices.map((one) => ({ value: one.value, label: `在办的一律选“${one.label}”` }))}
          onChange={(chosen) => write(chosen ?? null)}
        />
      ) : typed.has(field.kind) ? (
        <Input
          id={id}
          maxLength={500}
          placeholder="在办的事项先空着；写在这里的，在办的一律填成这样"
          value={text}
          status={problem ? 'error' : ''}
          onChange={(event) => write(event.target.value)}
        />
      ) : (
        <span id={id} className="secondary">
          在办的事项先空着
        </span>
      )}
      {problem && <p className="problem small">{problem}。</p>}
    </div>
  );
}
