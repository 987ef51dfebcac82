import { Button } from 'antd';
import { ChoiceField, TextField } from '#platform/web/widgets/field.tsx';
import { moved, OrderButtons } from '#platform/web/widgets/order/order-buttons.tsx';
import type { Approver } from '../../contract.ts';
import { usualDays } from '../../rules/application.ts';
import { approverWords } from '../../rules/way-words.ts';
import { type DraftStep, type FormFields, newStep } from './draft.ts';
import { StepForms } from './further-forms.tsx';
import { type Choices, Many, type PartProps } from './parts-of-form.tsx';

/** 简单审批: the steps behind the application itself, in their order. */
export function ApprovalSteps({ draft, onChange, choices, form }: PartProps) {
  const { steps } = draft;
  const set = (next: readonly DraftStep[]) => onChange({ ...draft, steps: next });
  return (
    <>
      <ol className="approval-steps">
        {steps.map((step, place) => (
          <li key={step.id}>
            <div className="head">
              <b className="grow">
                第 {place + 2} 步{step.name && `：${step.name}`}
              </b>
              <OrderButtons
                name={step.name || `第 ${place + 2} 步`}
                first={place === 0}
                last={place === steps.length - 1}
                onMove={(by) => set(moved(steps, place, by))}
              />
              <Button
                size="small"
                danger
                aria-label={`去掉${step.name || `第 ${place + 2} 步`}`}
                onClick={() => set(steps.filter((one) => one.id !== step.id))}
              >
                去掉
              </Button>
            </div>
            <StepFields
              step={step}
              choices={choices}
              form={form}
              onChange={(changed) => set(steps.map((one) => (one.id === step.id ? changed : one)))}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button disabled={steps.length >= 12} onClick={() => set([...steps, newStep(steps, form)])}>
          加一步
        </Button>
        <p className="tertiary small">第 1 步总是发起人填写表单。</p>
      </div>
    </>
  );
}

interface StepFieldsProps {
  readonly step: DraftStep;
  readonly choices: Choices;
  readonly form: FormFields | undefined;
  readonly onChange: (step: DraftStep) => void;
}

const offered = [1, 2, 3, 5, 7, 10, 15, 20, 30];

/** A number that was set by other means stays in the list. */
const limits = (known = usualDays) => [
  ...[...new Set([...offered, ...(known > 0 ? [known] : [])])]
    .sort((a, b) => a - b)
    .map((days) => ({ value: String(days), label: `${days} 个工作日` })),
  { value: '0', label: '不限时' },
];

const kinds = Object.entries(approverWords).map(([value, label]) => ({ value, label }));

/** `post:<id>` among the kinds that have no id. */
const approverValue = (approver: Approver): string =>
  approver.kind === 'post' ? `post:${approver.postId}` : approver.kind;

function approverOf(value: string): Approver {
  if (value.startsWith('post:')) return { kind: 'post', postId: value.slice('post:'.length) };
  return { kind: value } as Approver; // reason: the options are the keys of approverWords
}

function StepFields({ step, choices, form, onChange }: StepFieldsProps) {
  const { when: _when, block: _block, fills: _fills, ...plain } = step;
  const { when, block, fills } = step;
  const kept = { ...(when ? { when } : {}), ...(block ? { block } : {}), ...(fills ? { fills } : {}) };
  const posts = choices.posts.map(({ id, name }) => ({ value: `post:${id}`, label: name }));
  const further = form?.further ?? [];
  const onForms = [...(form?.blocks ?? []), ...further.flatMap((one) => one.blocks)];
  const blocks = onForms.map(({ key, label }) => ({ value: key, label }));
  const numbers = form?.fields.filter(({ column }) => column === 'number') ?? [];
  const fillable = form?.fields.filter((field) => field.fillable) ?? [];
  return (
    <div className="fields">
      <TextField label="步骤名称" value={step.name} maxLength={30} onChange={(name) => onChange({ ...step, name })} />
      <ChoiceField
        label="谁来办"
        value={approverValue(step.approver)}
        options={[
          { label: '按职责', options: kinds },
          { label: '指定岗位', options: posts },
        ]}
        onChange={(value) => value && onChange({ ...step, approver: approverOf(value) })}
      />
      <ChoiceField
        label="意见写在"
        value={block}
        emptyWords="不写意见，办完即可"
        options={blocks}
        onChange={(value) => {
          const { block: _gone, ...others } = kept;
          onChange({ ...plain, ...others, ...(value ? { block: value } : {}) });
        }}
      />
      <ChoiceField
        label="几个工作日内办完"
        value={String(step.days ?? usualDays)}
        options={limits(step.days)}
        onChange={(value) => {
          const { days: _gone, ...others } = step;
          const days = Number(value ?? usualDays);
          onChange(days === usualDays ? others : { ...others, days });
        }}
      />
      <StepForms step={step} form={form} onChange={onChange} />
      <Many
        label="由他填写的内容"
        value={fills ?? []}
        options={fillable.map(({ key, label }) => ({ value: key, label }))}
        onChange={(value) => {
          const { fills: _gone, ...others } = kept;
          onChange({ ...plain, ...others, ...(value.length > 0 ? { fills: [...value] } : {}) });
        }}
      />
      {numbers.length > 0 && (
        <>
          <ChoiceField
            label="什么时候需要这一步"
            value={when?.field}
            emptyWords="总是需要"
            options={numbers.map(({ key, label }) => ({ value: key, label: `${label}达到一定数额` }))}
            onChange={(field) => {
              const { when: _gone, ...others } = kept;
              onChange({ ...plain, ...others, ...(field ? { when: { field, atLeast: when?.atLeast ?? '1' } } : {}) });
            }}
          />
          {when && (
            <TextField
              label="不少于"
              value={when.atLeast}
              maxLength={17}
              onChange={(atLeast) => onChange({ ...step, when: { ...when, atLeast } })}
            />
          )}
        </>
      )}
    </div>
  );
}
