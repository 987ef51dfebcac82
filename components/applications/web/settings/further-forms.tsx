import { Button, Select } from 'antd';
import { Link } from 'react-router';
import { Field } from '#platform/web/widgets/field.tsx';
import type { FurtherForm } from '../../contract.ts';
import type { DraftStep, FormFields } from './draft.ts';
import { Many, type PartProps } from './parts-of-form.tsx';

const most = 5;

/** 第 2 张起的表: other forms that a matter carries, for the steps that are to see and fill in something else. */
export function FurtherForms({ draft, onChange, choices, form, nextForm }: PartProps) {
  const { further, steps, formKey } = draft;
  const set = (next: readonly FurtherForm[], nextSteps = steps) =>
    onChange({ ...draft, further: next, steps: nextSteps });
  const add = (added: string | null): void => {
    if (added) set([...further, { key: freeKey(further, nextForm), formKey: added }]);
  };
  return (
    <fieldset>
      <legend>还有别的表</legend>
      <p className="tertiary small">
        有的步骤要看、要填另一张表（如评审表、验收单），加在这里，再到“流程”里选哪一步看哪几张。列表、标题和查找只用第 1
        张的内容。
      </p>
      {further.length > 0 && (
        <ol className="further-forms">
          {further.map((one, at) => (
            <li key={one.key}>
              <OneForm
                one={one}
                number={at + 2}
                form={form}
                onChange={(changed) => set(further.map((other) => (other.key === one.key ? changed : other)))}
                onRemove={() =>
                  set(
                    further.filter(({ key }) => key !== one.key),
                    steps.map((step) => without(step, one.key)),
                  )
                }
              />
            </li>
          ))}
        </ol>
      )}
      {further.length < most && (
        <Field label="加一张表">
          {(id) => (
            <Select
              id={id}
              showSearch
              optionFilterProp="label"
              placeholder="选一张已发布的表单"
              value={null}
              options={choices.forms
                .filter(({ key }) => key !== formKey && !further.some((one) => one.formKey === key))
                .map(({ key, name }) => ({ value: key, label: name }))}
              onChange={add}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
}

/** Keys are for ever: not one that a form of the application had before. */
function freeKey(further: readonly FurtherForm[], nextForm: string | undefined): string {
  const first = Number(nextForm?.slice(1) ?? 2);
  return `f${Math.max(first, ...further.map(({ key }) => Number(key.slice(1)) + 1))}`;
}

/** A step that is not shown the form any more asks nothing of it. */
function without(step: DraftStep, key: string): DraftStep {
  const { forms, block, fills, ...rest } = step;
  const ofForm = (one: string) => one.startsWith(`${key}_`);
  const left = forms?.filter((one) => one !== key) ?? [];
  const filled = fills?.filter((one) => !ofForm(one)) ?? [];
  return {
    ...rest,
    ...(left.length > 0 ? { forms: left } : {}),
    ...(block !== undefined && !ofForm(block) ? { block } : {}),
    ...(filled.length > 0 ? { fills: filled } : {}),
  };
}

interface OneFormProps {
  readonly one: FurtherForm;
  readonly number: number;
  readonly form: FormFields | undefined;
  readonly onChange: (one: FurtherForm) => void;
  readonly onRemove: () => void;
}

function OneForm({ one, number, form, onChange, onRemove }: OneFormProps) {
  const found = form?.further.find(({ key }) => key === one.key);
  const name = found?.name ?? '';
  return (
    <>
      <div className="head">
        <b className="grow">
          第 {number} 张：{name || '…'}
        </b>
        {found && <Link to={`/forms/${found.formId}`}>改这张表单</Link>}
        <Button size="small" danger aria-label={`去掉${name}`} onClick={onRemove}>
          去掉
        </Button>
      </div>
      {found && found.takeable.length > 0 && (
        <Many
          label="取自主表，在这张表上只看不填"
          hint="两张表上字段代号和类型都相同的，可以只填一次"
          value={one.taken ?? []}
          options={found.takeable.map(({ key, label }) => ({ value: key, label }))}
          onChange={(taken) => {
            const { taken: _gone, ...rest } = one;
            onChange(taken.length > 0 ? { ...rest, taken: [...taken] } : rest);
          }}
        />
      )}
    </>
  );
}

interface StepFormsProps {
  readonly step: DraftStep;
  readonly form: FormFields | undefined;
  readonly onChange: (step: DraftStep) => void;
}

/** 看哪几张表, of one step of a simple process; the first step that is shown a further form fills it in. */
export function StepForms({ step, form, onChange }: StepFormsProps) {
  if (!form || form.further.length === 0) return null;
  const { forms, ...rest } = step;
  return (
    <Many
      label="看哪几张表"
      hint="由头一个看到的步骤填"
      value={forms ?? ['main']}
      options={[
        { value: 'main', label: form.name },
        ...form.further.map(({ key, name }) => ({ value: key, label: name })),
      ]}
      onChange={(chosen) => {
        const only = chosen.length === 0 || (chosen.length === 1 && chosen[0] === 'main');
        onChange(only ? rest : { ...rest, forms: [...chosen] });
      }}
    />
  );
}
