import type { ReplyOf } from '@gov/base/component';
import { Checkbox, Input, Radio, Select } from 'antd';
import { Link } from 'react-router';
import { ChoiceField, Field, TextField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { SeveralSelect } from '#platform/web/widgets/several-select.tsx';
import type { routes } from '../../contract.ts';
import { ApprovalSteps } from './approval-steps.tsx';
import { type Draft, type FormFields, patternInKeys, patternInWords, suggestedBy } from './draft.ts';
import { FurtherForms } from './further-forms.tsx';

export type Choices = ReplyOf<(typeof routes)['choices']>;

export interface PartProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly choices: Choices;
  /** Of the chosen form, once it is known. */
  readonly form: FormFields | undefined;
  /** Key of the next further form; of a new application the first one's. */
  readonly nextForm?: string | undefined;
}

const options = (all: readonly { readonly key: string; readonly name: string }[]) =>
  all.map(({ key, name }) => ({ value: key, label: name }));

/** 第一步: which form. */
export const FormPart = ({ draft, onChange, choices, form, nextForm }: PartProps) => (
  <div className="application-form">
    <ChoiceField
      label="用哪张表单"
      hint="只列已发布的表单。还没有的，先到“表单”里设计、发布；单位原有的 Word、Excel 表格也在那里导入"
      value={draft.formKey}
      options={options(choices.forms)}
      onChange={(formKey) =>
        onChange({ ...draft, formKey, columns: [], sum: undefined, titlePattern: '', steps: [], further: [] })
      }
    />
    {form && (
      <p className="secondary">
        这张表单有 {form.fields.length} 项内容、{form.blocks.length} 个意见栏
        {form.blocks.length > 0 && `：${form.blocks.map(({ label }) => label).join('、')}`}。
        <Link to={`/forms/${form.formId}`}>改这张表单</Link>
      </p>
    )}
    {draft.formKey !== undefined && <FurtherForms {...{ draft, onChange, choices, form, nextForm }} />}
  </div>
);

/** 第二步: which way it goes. */
export const ProcessPart = ({ draft, onChange, choices, form }: PartProps) => (
  <div className="application-form">
    <Radio.Group
      aria-label="流程"
      value={draft.own ? 'own' : 'steps'}
      onChange={(event) => onChange({ ...draft, own: event.target.value === 'own' })}
      options={[
        { value: 'steps', label: '简单审批：一步一步列出谁来办' },
        { value: 'own', label: '用已发布的流程' },
      ]}
    />
    {draft.own ? (
      <ChoiceField
        label="用哪个流程"
        hint="流程要填的内容、要写的意见栏，这张表单上都要有"
        value={draft.processKey}
        options={options(choices.processes)}
        onChange={(processKey) => onChange({ ...draft, processKey })}
      />
    ) : (
      <ApprovalSteps draft={draft} onChange={onChange} choices={choices} form={form} />
    )}
  </div>
);

/** 第三步: name, place, who, and the list. */
export function ListPart(props: PartProps) {
  const { draft, onChange, form } = props;
  const listable = form?.fields.filter((field) => field.listable) ?? [];
  const numbers = listable.filter(({ column }) => column === 'number');
  return (
    <div className="application-form">
      <div className="two">
        <TextField label="名称" value={draft.name} maxLength={30} onChange={(name) => onChange({ ...draft, name })} />
        <TextField
          label="放在“发起”的哪一组"
          value={draft.group}
          maxLength={12}
          onChange={(group) => onChange({ ...draft, group })}
        />
      </div>
      <TextField
        label="一句话说明"
        hint="可不填，显示在名称下面"
        value={draft.hint}
        maxLength={100}
        onChange={(hint) => onChange({ ...draft, hint })}
      />
      <TitleField {...props} />
      <PeopleFields {...props} />
      <fieldset>
        <legend>列表里显示哪些内容</legend>
        <Checkbox.Group
          className="checks"
          value={[...draft.columns]}
          options={listable.map(({ key, label }) => ({ value: key, label }))}
          onChange={(columns) =>
            onChange({ ...draft, columns: listable.map(({ key }) => key).filter((key) => columns.includes(key)) })
          }
        />
        {draft.columns.length > 12 && <Note kind="warning">最多 12 项，请取消几项。</Note>}
      </fieldset>
      {numbers.length > 0 && (
        <ChoiceField
          label="统计时合计"
          value={draft.sum}
          emptyWords="不合计，只数件数"
          options={numbers.map(({ key, label }) => ({ value: key, label }))}
          onChange={(sum) => onChange({ ...draft, sum })}
        />
      )}
    </div>
  );
}

function TitleField({ draft, onChange, form }: PartProps) {
  const fields = form?.fields.filter((field) => field.listable) ?? [];
  const add = (key: string | null) => key && onChange({ ...draft, titlePattern: `${draft.titlePattern}{${key}}` });
  return (
    <div className="two">
      <Field label="标题怎么写" hint="可不填，不填就用名称加表单的第一项；花括号里的换成填写的内容">
        {(id, described) => (
          <Input
            id={id}
            aria-describedby={described}
            maxLength={200}
            placeholder={fields[0] ? `如 {${fields[0].label}}${draft.name}` : ''}
            value={patternInWords(draft.titlePattern, form)}
            onChange={(event) => onChange({ ...draft, titlePattern: patternInKeys(event.target.value, form) })}
          />
        )}
      </Field>
      <Field label="往标题里加一项">
        {(id) => (
          <Select
            id={id}
            placeholder="选一项加在后面"
            value={null}
            options={fields.map(({ key, label }) => ({ value: key, label }))}
            onChange={add}
          />
        )}
      </Field>
    </div>
  );
}

function PeopleFields({ draft, onChange, choices }: PartProps) {
  const sections = choices.sections.map(({ id, name }) => ({ value: `section:${id}`, label: name }));
  const posts = choices.posts.map(({ id, name }) => ({ value: `post:${id}`, label: name }));
  return (
    <>
      <fieldset>
        <legend>谁能发起</legend>
        <Radio.Group
          value={draft.everybody}
          onChange={(event) => onChange({ ...draft, everybody: event.target.value })}
          options={[
            { value: true, label: '本单位所有人' },
            { value: false, label: '只有这些科室和岗位' },
          ]}
        />
        {!draft.everybody && (
          <Many
            label="能发起的科室和岗位"
            value={draft.starters}
            options={[...sections, ...posts]}
            onChange={(starters) => onChange({ ...draft, starters })}
          />
        )}
      </fieldset>
      <Many
        label="谁能看全部记录"
        hint="可不填。管这件事的岗位，从设好以后提交的开始看；发起人、办理人和科室负责人照规定本来就能看"
        value={draft.readers}
        options={[...posts, ...sections]}
        onChange={(readers) => onChange({ ...draft, readers })}
      />
    </>
  );
}

interface ManyProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Several of a list. */
export const Many = ({ label, hint, value, options: all, onChange }: ManyProps) => (
  <Field label={label} hint={hint}>
    {(id, described) => (
      <SeveralSelect
        id={id}
        aria-describedby={described}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="可以选几个"
        value={value}
        options={all}
        onChange={onChange}
      />
    )}
  </Field>
);

/** The suggestions of a form, taken once it is known and nothing has been written yet. */
export const withSuggestions = (draft: Draft, form: FormFields | undefined): Draft =>
  form && draft.steps.length === 0 && draft.columns.length === 0 ? suggestedBy(form, draft) : draft;
