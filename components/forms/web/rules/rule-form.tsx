import type { FormRule, FormTemplate } from '@gov/forms';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { ChoiceField, TextField } from '#platform/web/widgets/field.tsx';
import { FieldProblem } from '#platform/web/widgets/form/field-problem.tsx';
import { memoryOf } from './rule-memory.ts';
import { usePeopleLists } from './rule-people.ts';
import { ruleInWords } from './rule-sentence.ts';
import { LimitedChoice, limitable, RuleFields } from './rule-targets.tsx';
import { RuleWhen } from './rule-when.tsx';

interface RuleFormProps {
  readonly rule: FormRule;
  readonly place: number;
  readonly template: FormTemplate;
  readonly problem: string | undefined;
  readonly onChange: (rule: FormRule) => void;
  readonly onRemove: () => void;
}

const kindOptions: readonly { readonly value: FormRule['kind']; readonly label: string }[] = [
  { value: 'show', label: '显示这些字段' },
  { value: 'require', label: '这些字段必填' },
  { value: 'options', label: '只给这些选项' },
  { value: 'check', label: '检查并提示' },
];

/** One rule as its sentence, and opened its parts: what it does, to which fields, when. */
export function RuleForm(props: RuleFormProps): ReactNode {
  const { rule, place, template, problem, onRemove } = props;
  const id = useId();
  const memory = memoryOf(rule);
  const number = place + 1;
  const sentence = ruleInWords(rule, template, usePeopleLists());
  const [open, setOpen] = useState(memory.open ?? sentence === undefined);
  const turn = (): void => {
    memory.open = !open;
    setOpen(!open);
  };
  return (
    <fieldset
      id={`rule-${memory.id}`}
      className="rule-form"
      {...(problem ? { 'aria-describedby': `${id}-problem` } : {})}
    >
      <legend>第 {number} 条规则</legend>
      <FieldProblem of={id} message={problem} />
      {open && <Parts {...props} />}
      <p className="rule-sentence" aria-live="polite">
        {sentence ?? <span className="tertiary">选完以后，这里是这条规则的一句话。</span>}
      </p>
      <div className="acts">
        <Button size="small" aria-expanded={open} onClick={turn}>
          {open ? `收起第 ${number} 条规则` : `改第 ${number} 条规则`}
        </Button>
        <Button size="small" danger onClick={onRemove}>
          去掉第 {number} 条规则
        </Button>
      </div>
    </fieldset>
  );
}

function Parts({ rule, template, onChange }: RuleFormProps): ReactNode {
  return (
    <>
      <ChoiceField
        label="做什么"
        value={rule.kind}
        options={kindOptions}
        onChange={(kind) => onChange(ofKind(kind, rule, template))}
      />
      {rule.kind === 'options' ? (
        <LimitedChoice rule={rule} template={template} onChange={onChange} />
      ) : (
        <RuleFields rule={rule} template={template} onChange={onChange} />
      )}
      <RuleWhen rule={rule} template={template} onChange={onChange} />
      {rule.kind === 'check' && (
        <TextField
          label="不能送出时说什么"
          maxLength={200}
          value={rule.message}
          onChange={(message) => onChange({ ...rule, message })}
        />
      )}
    </>
  );
}

/** The rule doing something else, with what can be kept of it. */
function ofKind(kind: string | undefined, rule: FormRule, template: FormTemplate): FormRule {
  const { when } = rule;
  const named = rule.kind === 'options' ? (rule.field === '' ? [] : [rule.field]) : rule.fields;
  switch (kind) {
    case 'options': {
      const chosen = limitable(template).find(({ key }) => named.includes(key) || named.length === 0);
      return { kind, when, field: chosen?.key ?? '', values: [] };
    }
    case 'check':
      return { kind, when, fields: named, message: '' };
    case 'show':
    case 'require':
      return { kind, when, fields: named };
    default:
      return rule;
  }
}
