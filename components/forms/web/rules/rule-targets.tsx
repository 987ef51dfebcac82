import { type FormRule, type FormTemplate, resolveFields } from '@gov/forms';
import { type ReactNode, useId } from 'react';
import { ChoiceField } from '#platform/web/widgets/field.tsx';
import { SeveralSelect } from '#platform/web/widgets/several-select.tsx';

interface TargetsProps<R extends FormRule> {
  readonly rule: R;
  readonly template: FormTemplate;
  readonly onChange: (rule: FormRule) => void;
}

/** Which fields the rule is about; at a check, where its sentence stands. */
export function RuleFields({
  rule,
  template,
  onChange,
}: TargetsProps<Exclude<FormRule, { readonly kind: 'options' }>>): ReactNode {
  const id = useId();
  return (
    <div className="form-field">
      <span id={id}>{rule.kind === 'check' ? '提示写在这些字段旁' : '这些字段'}</span>
      <SeveralSelect
        aria-labelledby={id}
        value={rule.fields}
        options={template.fields.map(({ key, label }) => ({ value: key, label }))}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(fields) => onChange({ ...rule, fields })}
      />
    </div>
  );
}

/** Fields whose options a rule can make fewer. */
export const limitable = (template: FormTemplate) =>
  resolveFields(template).filter(
    ({ kind, choices }) => (kind === 'choice' || kind === 'choices' || kind === 'relatedData') && choices,
  );

/** Which field, and which of its options are left while the condition holds. */
export function LimitedChoice({
  rule,
  template,
  onChange,
}: TargetsProps<Extract<FormRule, { readonly kind: 'options' }>>): ReactNode {
  const id = useId();
  const fields = limitable(template);
  const choices = fields.find(({ key }) => key === rule.field)?.choices ?? [];
  return (
    <>
      <ChoiceField
        label="哪个选择字段"
        hint={fields.length === 0 ? '稿纸上还没有单选、多选或取自字典的字段' : undefined}
        value={rule.field === '' ? undefined : rule.field}
        options={fields.map(({ key, label }) => ({ value: key, label }))}
        onChange={(field) => onChange({ ...rule, field: field ?? '', values: [] })}
      />
      <div className="form-field">
        <span id={id}>只能选这些</span>
        <SeveralSelect
          aria-labelledby={id}
          value={rule.values}
          options={choices.map(({ value, label }) => ({ value, label }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(values) => onChange({ ...rule, values })}
        />
      </div>
    </>
  );
}
