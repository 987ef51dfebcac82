import type { FieldProblem } from '@gov/base';
import type { FormRule, FormTemplate } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import { Button, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { ChoiceField, TextField } from '#platform/web/widgets/field.tsx';
import { conditionFields, fromWords, inWords } from './rule-sentence.ts';

interface RulesProps {
  readonly editor: Editor;
  readonly template: FormTemplate;
  readonly problems: readonly FieldProblem[];
}

/** Rules that name several fields; what may be chosen under which condition is set where it was made. */
type NamedRule = Exclude<FormRule, { readonly kind: 'options' }>;

const ruleWords: readonly { readonly value: NamedRule['kind']; readonly label: string }[] = [
  { value: 'show', label: '才出现' },
  { value: 'require', label: '必须填' },
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
      {rules.map((rule, place) =>
        rule.kind === 'options' ? null : (
          <RuleForm
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name but its place
            key={place}
            rule={rule}
            template={template}
            problem={problems.find(({ path }) => path === `rules.${place}`)?.message}
            onChange={(changed) => write(rules.map((one, at) => (at === place ? changed : one)))}
            onRemove={() => write(rules.filter((_, at) => at !== place))}
          />
        ),
      )}
      <div>
        <Button size="small" onClick={add}>
          加一条规则
        </Button>
      </div>
    </section>
  );
}

interface RuleFormProps {
  readonly rule: NamedRule;
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
    const { when, fields: named } = rule;
    if (kind === 'check') onChange({ kind, when, fields: named, message: '' });
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
      <div className="form-field">
        <span id={`${id}-fields`}>这些字段</span>
        <Select
          mode="multiple"
          aria-labelledby={`${id}-fields`}
          value={[...rule.fields]}
          options={template.fields.map(({ key, label }) => ({ value: key, label }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(chosen) => onChange({ ...rule, fields: chosen })}
        />
      </div>
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
