import { Button, InputNumber, Switch } from 'antd';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { ChoiceField, DayField, Field, TextField } from '#platform/web/widgets/field.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes, type SettingLine } from '../../contract.ts';
import { controlOf } from './control-kind.ts';
import { DaysField } from './days-field.tsx';

/** One parameter: its control, saved on its own. */
export function SettingForm({ line }: { readonly line: SettingLine }) {
  const [value, setValue] = useState<unknown>(line.value);
  const change = useCommand(routes.changeSetting, { refreshes: [routes.settings] });
  const changed = JSON.stringify(value) !== JSON.stringify(line.value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { componentId, key, version } = line;
    if (changed && !change.isPending) change.mutate({ body: { componentId, key, value, expectedVersion: version } });
  };
  return (
    <form className="setting" onSubmit={submit}>
      <SettingControl line={line} value={value} onChange={setValue} />
      {changed && (
        <div className="row">
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            保存“{line.words}”
          </Button>
          <Button onClick={() => setValue(line.value)}>不改了</Button>
        </div>
      )}
      <Refusal error={change.error} />
    </form>
  );
}

interface SettingControlProps {
  readonly line: SettingLine;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function SettingControl({ line, value, onChange }: SettingControlProps) {
  const control = controlOf(line.schema);
  const field = { label: line.words, hint: line.hint };
  switch (control.kind) {
    case 'switch':
      return (
        <Field {...field}>
          {(id, described) => (
            <span>
              <Switch id={id} aria-describedby={described} checked={value === true} onChange={onChange} />
            </span>
          )}
        </Field>
      );
    case 'number':
      return (
        <Field {...field}>
          {(id, described) => (
            <InputNumber
              id={id}
              aria-describedby={described}
              value={typeof value === 'number' ? value : null}
              onChange={onChange}
              {...(control.minimum === undefined ? {} : { min: control.minimum })}
              {...(control.maximum === undefined ? {} : { max: control.maximum })}
              {...(control.whole ? { precision: 0 } : {})}
            />
          )}
        </Field>
      );
    case 'choice':
      return <ChoiceField {...field} value={String(value)} options={control.options} onChange={onChange} />;
    case 'day':
      return <DayField {...field} value={String(value ?? '')} onChange={onChange} />;
    case 'days':
      return <DaysField {...field} most={control.most} value={value} onChange={onChange} />;
    case 'text':
      return <TextField {...field} maxLength={control.maxLength} value={String(value ?? '')} onChange={onChange} />;
    case 'elsewhere':
      return <Field {...field}>{() => <span className="tertiary">在{line.componentName}的页面里设置。</span>}</Field>;
  }
}
