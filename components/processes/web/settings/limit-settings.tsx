import type { OverdueStep, TimeLimit } from '@gov/workflow';
import { Button, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField, Field } from '#platform/web/widgets/field.tsx';
import { HandlerPicker } from '../handlers/handler-picker.tsx';
import type { StepProps } from './step-settings.tsx';

const acts: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'remind', label: '提醒本人' },
  { value: 'escalate', label: '告诉别人' },
  { value: 'transfer', label: '转给别人办' },
  { value: 'release', label: '放回去让别人签收（抢办）' },
  { value: 'agree', label: '自动同意' },
  { value: 'disagree', label: '自动不同意' },
  { value: 'previous', label: '自动退回上一步' },
  { value: 'starter', label: '自动退回发起人' },
];

/** 多久, and what then. */
export function LimitSettings({ node, act }: StepProps): ReactNode {
  const { due } = node;
  const lines = (node.overdue ?? []).filter((one) => one.act.kind !== 'leave' && one.act.kind !== 'beside');
  const inHours = due !== undefined && 'workingHours' in due;
  const amount = due && ('workingHours' in due ? due.workingHours : due.workingDays);
  const limitOf = (count: number, hours: boolean): TimeLimit =>
    hours ? { workingHours: count } : { workingDays: count };
  const set = (limit: TimeLimit | null, overdue: readonly OverdueStep[]): void =>
    void act({ kind: 'setLimit', node: node.id, due: limit, overdue });
  return (
    <>
      <Field label={inHours ? '几小时办完' : '几个工作日办完'} hint="可不填，就是不限时">
        {(id, described) => (
          <InputNumber
            id={id}
            aria-describedby={described}
            min={1}
            max={250}
            value={amount ?? null}
            onChange={(count) => set(count ? limitOf(count, inHours) : null, lines)}
          />
        )}
      </Field>
      {due && amount && (
        <ChoiceField
          label="按什么算"
          value={inHours ? 'hours' : 'days'}
          options={[
            { value: 'days', label: '工作日' },
            { value: 'hours', label: '小时（只算工作日）' },
          ]}
          onChange={(unit) => set(limitOf(amount, unit === 'hours'), lines)}
        />
      )}
      {due &&
        lines.map((line, at) => (
          <OverdueLine
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
            key={at}
            number={at + 1}
            hours={inHours}
            line={line}
            node={node.id}
            onChange={(changed) =>
              set(
                due,
                lines.map((one, place) => (place === at ? changed : one)),
              )
            }
            onRemove={() =>
              set(
                due,
                lines.filter((_, place) => place !== at),
              )
            }
          />
        ))}
      {due && (
        <div>
          <Button
            size="small"
            disabled={lines.length >= 8}
            onClick={() => set(due, [...lines, { afterDue: 0, act: { kind: 'remind' } }])}
          >
            到期时再做一件事
          </Button>
        </div>
      )}
    </>
  );
}

interface OverdueLineProps {
  readonly number: number;
  readonly hours: boolean;
  readonly line: OverdueStep;
  readonly node: string;
  readonly onChange: (line: OverdueStep) => void;
  readonly onRemove: () => void;
}

function OverdueLine({ number, hours, line, node, onChange, onRemove }: OverdueLineProps): ReactNode {
  const { afterDue, act } = line;
  const value = act.kind === 'return' ? act.to : act.kind;
  const choose = (kind: string | undefined): void => {
    if (kind === 'previous' || kind === 'starter') onChange({ afterDue, act: { kind: 'return', to: kind } });
    else if (kind === 'escalate' || kind === 'transfer')
      onChange({ afterDue, act: { kind, to: { kind: 'sectionHead', of: 'starter' } } });
    else if (kind === 'remind' || kind === 'release' || kind === 'agree' || kind === 'disagree')
      onChange({ afterDue, act: { kind } });
  };
  return (
    <fieldset className="overdue-line">
      <legend>第 {number} 件事</legend>
      <Field label="什么时候" hint="到期那天是 0，到期前写负数，如 -1">
        {(id, described) => (
          <InputNumber
            id={id}
            aria-describedby={described}
            min={-250}
            max={250}
            suffix={hours ? '小时后' : '个工作日后'}
            value={afterDue}
            onChange={(days) => onChange({ ...line, afterDue: days ?? 0 })}
          />
        )}
      </Field>
      <ChoiceField
        label="做什么"
        value={value}
        options={acts.some((one) => one.value === value) ? acts : [...acts, { value, label: '转到另一步（已设）' }]}
        onChange={choose}
      />
      {(act.kind === 'escalate' || act.kind === 'transfer') && (
        <HandlerPicker
          label={act.kind === 'escalate' ? '告诉谁' : '转给谁'}
          depth={1}
          node={node}
          rule={act.to}
          onChange={(to) => onChange({ afterDue, act: { ...act, to } })}
        />
      )}
      <Button size="small" onClick={onRemove}>
        去掉这件事
      </Button>
    </fieldset>
  );
}
