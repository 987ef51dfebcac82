import { isSystemKind } from '@gov/forms';
import type { HouseDeed } from '@gov/workflow';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField, TextField } from '#platform/web/widgets/field.tsx';
import { useDesk } from '../designer/desk.ts';
import { HandlerPicker } from '../handlers/handler-picker.tsx';
import type { StepProps } from './step-settings.tsx';

/** 自动步骤: what the house does when the flow comes here. */
export function DeedSettings({ node, change }: StepProps): ReactNode {
  const { does } = node;
  const set = (next: HouseDeed): void => change({ does: next });
  switch (does?.kind) {
    case undefined:
      return null;
    case 'notify':
      return (
        <>
          <HandlerPicker label="通知谁" node={node.id} rule={does.to} onChange={(to) => set({ ...does, to })} />
          <Checkbox
            checked={does.mayComment === true}
            onChange={({ target }) =>
              set({ kind: 'notify', to: does.to, ...(target.checked ? { mayComment: true } : {}) })
            }
          >
            可以留言
          </Checkbox>
        </>
      );
    case 'send':
      return (
        <TextField
          label="发出什么消息"
          hint="和等待这个消息的步骤写得一样，如：材料补齐"
          maxLength={100}
          value={does.message}
          onChange={(message) => message.trim() && set({ ...does, message })}
        />
      );
    case 'setField':
      return <FieldDeed does={does} onChange={set} />;
  }
}

interface FieldDeedProps {
  readonly does: Extract<HouseDeed, { kind: 'setField' }>;
  readonly onChange: (does: HouseDeed) => void;
}

function FieldDeed({ does, onChange }: FieldDeedProps): ReactNode {
  const { template } = useDesk();
  if (!template) return <p className="secondary">先点上面的“流程设置”，选好表单，这里才有字段。</p>;
  const { to } = does;
  const fields = template.fields.filter(({ kind }) => !isSystemKind(kind));
  const options = fields.map(({ key, label }) => ({ value: key, label }));
  const way = 'today' in to ? 'today' : 'from' in to ? 'from' : 'value';
  return (
    <>
      <ChoiceField
        label="填哪一栏"
        value={does.field || undefined}
        options={options}
        onChange={(field) => field && onChange({ ...does, field })}
      />
      <ChoiceField
        label="填什么"
        value={way}
        options={[
          { value: 'today', label: '当天日期' },
          { value: 'from', label: '另一栏的内容' },
          { value: 'value', label: '固定的内容' },
        ]}
        onChange={(chosen) => {
          if (chosen === 'today') onChange({ ...does, to: { today: true } });
          else if (chosen === 'from') onChange({ ...does, to: { from: options[0]?.value ?? '' } });
          else if (chosen === 'value') onChange({ ...does, to: { value: '' } });
        }}
      />
      {'from' in to && (
        <ChoiceField
          label="哪一栏的内容"
          value={to.from || undefined}
          options={options.filter(({ value }) => value !== does.field)}
          onChange={(from) => from && onChange({ ...does, to: { from } })}
        />
      )}
      {'value' in to && <FixedValue does={does} value={to.value} onChange={onChange} />}
    </>
  );
}

/** What is written in by itself; a field of choices offers them, a number is kept as one. */
function FixedValue({ does, value, onChange }: FieldDeedProps & { readonly value: unknown }): ReactNode {
  const { fields } = useDesk();
  const field = fields.find(({ key }) => key === does.field);
  const set = (text: string): void => {
    const isNumber = field?.kind === 'number' && /^-?\d+(\.\d+)?$/.test(text);
    onChange({ ...does, to: { value: isNumber ? Number(text) : text } });
  };
  const text = value === null || value === undefined ? '' : String(value);
  if (field?.options)
    return (
      <ChoiceField
        label="固定的内容"
        value={text || undefined}
        options={field.options.map(({ value: one, label }) => ({ value: one, label }))}
        onChange={(chosen) => chosen && set(chosen)}
      />
    );
  return <TextField label="固定的内容" maxLength={200} value={text} onChange={set} />;
}
