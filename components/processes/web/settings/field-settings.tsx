import { type FieldPermission, formOfKey, namedWithForm, shownByDefault } from '@gov/forms';
import { Button, Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ChoiceField } from '#platform/web/widgets/field.tsx';
import { useDesk } from '../designer/desk.ts';
import { rightsGroups, rightWords } from '../rights/right-words.ts';
import { allFilled } from './first-step-fields.ts';
import { ShownForms } from './shown-forms.tsx';
import type { StepProps } from './step-settings.tsx';

/** 看到和填写: the opinion block, and what may be done with each field; a field that is not named may be read. */
export function FieldSettings({ node, change }: StepProps): ReactNode {
  const { template } = useDesk();
  if (!template) return <p className="secondary">先点上面的“流程设置”，选好表单，这里才有字段。</p>;
  const shown = node.forms ?? shownByDefault;
  const groups = rightsGroups(template, shown);
  const { opinion } = node;
  const blocks = template.opinionBlocks.filter(({ key }) => shown.includes(formOfKey(key)));
  const set = (keys: readonly string[], right: FieldPermission): void => {
    const rest = Object.entries(node.fields).filter(([key]) => !keys.includes(key));
    const own = right === 'read' ? [] : keys.map((key) => [key, right] as const);
    change({ fields: Object.fromEntries([...rest, ...own]) });
  };
  return (
    <>
      <ShownForms node={node} template={template} change={change} />
      <ChoiceField
        label="意见写在"
        value={opinion?.block ?? 'none'}
        options={[
          { value: 'none', label: '不写意见' },
          ...blocks.map((block) => ({ value: block.key, label: namedWithForm(template, block) })),
        ]}
        onChange={(block) =>
          change({ opinion: !block || block === 'none' ? null : { required: false, ...opinion, block } })
        }
      />
      {opinion && (
        <Checkbox
          checked={opinion.required}
          onChange={(event) => change({ opinion: { ...opinion, required: event.target.checked } })}
        >
          意见必须写
        </Checkbox>
      )}
      <div className="acts">
        <Button size="small" onClick={() => change({ fields: allFilled(template, shown) })}>
          全部可填，表单上必填的必填
        </Button>
        <Button size="small" onClick={() => change({ fields: {} })}>
          全部只看
        </Button>
      </div>
      {groups.map(({ name, rows }) => (
        <fieldset key={name} className="field-rights">
          <legend>{name}</legend>
          {rows
            .filter(({ key }) => key !== opinion?.block)
            .map(({ key, label, offered }) => (
              <div key={key} className="field-right">
                <span id={`right-${key}`}>{label}</span>
                <Select
                  size="small"
                  aria-labelledby={`right-${key}`}
                  value={node.fields[key] ?? 'read'}
                  options={offered.map((right) => ({ value: right, label: rightWords[right] }))}
                  onChange={(right: FieldPermission) => set([key], right)}
                />
              </div>
            ))}
        </fieldset>
      ))}
      <RightsLink />
    </>
  );
}

function RightsLink(): ReactNode {
  const { formId } = useDesk();
  if (!formId) return null;
  return (
    <p>
      <Link to={`/forms/${formId}/rights`}>各步骤放在一起看（发布过的版本）</Link>
    </p>
  );
}
