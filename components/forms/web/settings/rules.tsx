import type { FieldProblem } from '@gov/base';
import { conditionFields, type FormRule, type FormTemplate, resolveFields } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { ChoiceField, TextField } from '#platform/web/widgets/field.tsx';
import { SeveralSelect } from '#platform/web/widgets/several-select.tsx';
import { fromWords, inWords } from './rule-sentence.ts';

interface RulesProps {
  readonly editor: Editor;
  readonly template: FormTemplate;
  readonly problems: readonly FieldProblem[];
}

const ruleWords: readonly { readonly value: FormRule['kind']; readonly label: string }[] = [
  { value: 'show', label: '才出现' },
  { value: 'require', label: '必须填' },
  { value: 'options', label: '只能选其中几项' },
  { value: 'check', label: '不这样就不能送出' },
];

/** What the form does by itself, one sentence a rule. */
export function Rules({ editor, template, problems }: RulesProps): ReactNode {
  const rules = template.rules ?? [];
  const write = (next: readonly FormRule[]): void =>
    editor.view.dispatch(editor.state.tr.setDocAttribute('rules', next));
  const add = (): void => write([...rules, { kind: 'show', fields: [], when: '' }]);
  return (
    <section aria-label="规则" className="stack">
      <h3>规则</h3>
      {rules.map((rule, place) => (
        <RuleForm
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name but its place
          key={place}
          rule={rule}
          template={template}
          problem={problems.find(({ path }) => path === `rules.${place}`)?.message}
          onChange={(changed) => write(rules.map((one, at) => (at === place ? changed : one)))}
          onRemove={() => write(rules.filter((_, at) => at !== place))}
        />
      ))}
      <div>
        <Button size="small" onClick={add}>
          加一条规则
        </Button>
      </div>
    </section>
  );
}

interface RuleFormProps {
  readonly rule: FormRule;
  readonly template: FormTemplate;
  readonly problem: string | undefined;
  readonly onChange: (rule: FormRule) => void;
  readonly onRemove: () => void;
}

function RuleForm({ rule, template, problem, onChange, onRemove }: RuleFormProps): ReactNode {
  const id = useId();
  const fields = conditionFields(template);
  const [typed, setTyped] = useState<string>();
  const words = typed ?? (rule.when === '' ? '' : inWords(rule.when, fields));
  const type = (sentence: string): void => {
    setTyped(sentence);
    const when = fromWords(sentence, fields);
    if (when !== undefined) onChange({ ...rule, when });
  };
  const unread = typed !== undefined && typed.trim() !== '' && fromWords(typed, fields) === undefined;
  const again = (kind: string | undefined): void => {
    const { when } = rule;
    const named = rule.kind === 'options' ? [rule.field] : rule.fields;
    const chosen = limitable(template).find(({ key }) => named.includes(key) || named.length === 0);
    if (kind === 'options') onChange({ kind, when, field: chosen?.key ?? '', values: [] });
    else if (kind === 'check') onChange({ kind, when, fields: named, message: '' });
    else if (kind === 'show' || kind === 'require') onChange({ kind, when, fields: named });
  };
  return (
    <div className="rule-form">
      <TextField
        id={`${id}-when`}
        label="当"
        hint="用字段的名称写，如：金额大于5000元，并且类别是事假"
        maxLength={500}
        value={words}
        problem={unread ? '这句话还读不懂。字段名称、“大于、是、不是、里有”这些词要写全。' : problem}
        onChange={type}
      />
      {rule.kind === 'options' ? (
        <LimitedChoice id={id} rule={rule} template={template} onChange={onChange} />
      ) : (
        <div className="form-field">
          <span id={`${id}-fields`}>这些字段</span>
          <SeveralSelect
            aria-labelledby={`${id}-fields`}
            value={rule.fields}
            options={template.fields.map(({ key, label }) => ({ value: key, label }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(chosen) => onChange({ ...rule, fields: chosen })}
          />
        </div>
      )}
      <ChoiceField label="怎么样" value={rule.kind} options={ruleWords} onChange={again} />
      {rule.kind === 'check' && (
        <TextField
          label="不能送出时说什么"
          maxLength={200}
          value={rule.message}
          onChange={(message) => onChange({ ...rule, message })}
        />
      )}
      <Button size="small" danger onClick={onRemove}>
        去掉这条规则
      </Button>
    </div>
  );
}

/** Fields whose options a rule can make fewer. */
const limitable = (template: FormTemplate) =>
  resolveFields(template).filter(
    ({ kind, choices }) => (kind === 'choice' || kind === 'choices' || kind === 'relatedData') && choices,
  );

interface LimitedChoiceProps {
  readonly id: string;
  readonly rule: Extract<FormRule, { readonly kind: 'options' }>;
  readonly template: FormTemplate;
  readonly onChange: (rule: FormRule) => void;
}

/** Which field, and which of its options are left while the condition holds. */
function LimitedChoice({ id, rule, template, onChange }: LimitedChoiceProps): ReactNode {
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
        <span id={`${id}-values`}>只能选这些</span>
        <SeveralSelect
          aria-labelledby={`${id}-values`}
          value={rule.values}
          options={choices.map(({ value, label }) => ({ value, label }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(values) => onChange({ ...rule, values })}
        />
      </div>
    </>
  );
}
