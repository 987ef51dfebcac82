import type { HandlerRule, SectionReference } from '@gov/organisation';
import { Button, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { routes as organisationRoutes } from '#components/organisation/contract.ts';
import { call } from '#platform/web/data/call.ts';
import { ChoiceField, Field } from '#platform/web/widgets/field.tsx';
import { PersonPicker, type PersonSearch } from '#platform/web/widgets/person-picker.tsx';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { useDesk } from '../designer/desk.ts';
import { GroupChoice, PersonsWhere } from './group-and-condition.tsx';
import { type Kind, kindOptions, roleOptions, ruleOfKind } from './handler-kinds.ts';
import { useNamedPersons } from './named-persons.ts';

export const searchPersons: PersonSearch = (query, after, signal) =>
  call(
    organisationRoutes.searchPersons,
    { query: { query, purpose: 'give-work', ...(after === undefined ? {} : { after }) } },
    { signal },
  );

export interface RuleProps<R extends HandlerRule = HandlerRule> {
  readonly rule: R;
  readonly onChange: (rule: HandlerRule) => void;
}

interface PickerProps extends RuleProps {
  readonly label: string;
  /** The step it is for: 办过前面某一步的人 offers those before it. */
  readonly node: string;
  readonly depth?: number;
}

/** 按什么找人, as a sentence put together from choices. */
export function HandlerPicker({ label, rule, node, depth = 0, onChange }: PickerProps): ReactNode {
  const desk = useDesk();
  const known = {
    posts: desk.choices.posts,
    groups: desk.choices.groups,
    earlier: stepsBut(desk, node),
    personFields: fieldsHolding(desk, 'person'),
  };
  const simple = depth < 3 ? kindOptions : kindOptions.slice(0, 2);
  return (
    <div className={depth > 0 ? 'inner-rule' : 'stack'}>
      <ChoiceField
        label={label}
        value={rule.kind}
        options={simple}
        onChange={(kind) => kind && onChange(ruleOfKind(kind as Kind, rule, known))} // reason: the options are the kinds
      />
      <Parts rule={rule} node={node} depth={depth} onChange={onChange} />
    </div>
  );
}

const stepsBut = ({ design, numbers }: ReturnType<typeof useDesk>, node: string) =>
  Object.values(design.program.nodes)
    .filter(({ id, waits, call: calls, does }) => id !== node && !waits && !calls && !does && !design.locked[id])
    .sort((a, b) => (numbers.get(a.id) ?? 0) - (numbers.get(b.id) ?? 0));

const fieldsHolding = ({ template }: ReturnType<typeof useDesk>, kind: 'person' | 'section') =>
  (template?.fields ?? []).filter((field) => field.kind === kind);

interface PartsProps extends RuleProps {
  readonly node: string;
  readonly depth: number;
}

function Parts({ rule, node, depth, onChange }: PartsProps): ReactNode {
  const inner = { node, depth: depth + 1 };
  switch (rule.kind) {
    case 'named':
      return <NamedPersons rule={rule} onChange={onChange} />;
    case 'group':
      return <GroupChoice rule={rule} onChange={onChange} />;
    case 'personsWhere':
      return <PersonsWhere rule={rule} onChange={onChange} />;
    case 'post':
      return <PostChoice rule={rule} onChange={onChange} />;
    case 'postInSection':
      return <RoleChoice rule={rule} onChange={onChange} />;
    case 'sectionHead':
    case 'sectionMembers':
      return <SectionChoice of={rule.of} fields onChange={(of) => onChange({ ...rule, of })} />;
    case 'deputyInCharge':
      return <SectionChoice of={rule.of} onChange={(of) => onChange({ ...rule, of } as HandlerRule)} />; // reason: no form fields are offered
    case 'superior':
    case 'superiors':
      return <Levels rule={rule} onChange={onChange} />;
    case 'sameAs':
      return <StepChoice rule={rule} node={node} onChange={onChange} />;
    case 'formField':
      return <FieldChoice rule={rule} onChange={onChange} />;
    case 'startersChoice':
    case 'previousHandlersChoice':
      return <Optional rule={rule} {...inner} onChange={onChange} />;
    case 'union':
    case 'intersection':
      return <Several rules={rule.rules} {...inner} onChange={(rules) => onChange({ ...rule, rules })} />;
    case 'except':
      return (
        <>
          <HandlerPicker
            label="从哪些人里"
            rule={rule.from}
            {...inner}
            onChange={(from) => onChange({ ...rule, from })}
          />
          <p className="secondary">除去：</p>
          <Several rules={rule.without} {...inner} onChange={(without) => onChange({ ...rule, without })} />
        </>
      );
    case 'oneOf':
      return (
        <>
          <ChoiceField
            label="怎样定一个人"
            value={rule.by}
            options={[
              { value: 'turn', label: '轮流' },
              { value: 'leastWork', label: '待办最少的' },
              { value: 'lot', label: '抽签' },
            ]}
            onChange={(by) => by && onChange({ ...rule, by: by as 'turn' })} // reason: the options are exactly these
          />
          <HandlerPicker
            label="从哪些人里"
            rule={rule.from}
            {...inner}
            onChange={(from) => onChange({ ...rule, from })}
          />
        </>
      );
    case 'byCondition':
      return <ByCondition rule={rule} {...inner} onChange={onChange} />;
    default:
      return null;
  }
}

function NamedPersons({ rule, onChange }: RuleProps<Extract<HandlerRule, { kind: 'named' }>>): ReactNode {
  const { persons, remember } = useNamedPersons(rule.personIds);
  return (
    <PersonPicker
      label="哪些人"
      hint="姓名、拼音首字母、科室都能找"
      several
      value={persons}
      search={searchPersons}
      onChange={(chosen) => {
        remember(chosen);
        onChange({ ...rule, personIds: chosen.map(({ personId }) => personId as (typeof rule.personIds)[number]) }); // reason: ids of the directory
      }}
    />
  );
}

function PostChoice({ rule, onChange }: RuleProps<Extract<HandlerRule, { kind: 'post' }>>): ReactNode {
  const { choices } = useDesk();
  return (
    <ChoiceField
      label="哪个岗位"
      value={rule.postId}
      options={choices.posts.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => id && onChange({ ...rule, postId: id as typeof rule.postId })} // reason: ids of the directory
    />
  );
}

function RoleChoice({ rule, onChange }: RuleProps<Extract<HandlerRule, { kind: 'postInSection' }>>): ReactNode {
  const { choices } = useDesk();
  const { section } = rule;
  const value =
    'sectionId' in section ? `section:${section.sectionId}` : 'upward' in section ? `${section.of}:up` : section.of;
  const set = (chosen: string | undefined): void => {
    if (!chosen) return;
    const [of = 'agency', more] = chosen.split(':');
    if (of === 'section')
      onChange({ ...rule, section: { sectionId: more } } as HandlerRule); // reason: an id of the directory
    else onChange({ ...rule, section: more ? { of, upward: true } : { of } } as HandlerRule); // reason: the options are exactly these
  };
  return (
    <>
      <ChoiceField
        label="哪类岗位"
        value={rule.role}
        options={roleOptions}
        onChange={(role) => role && onChange({ ...rule, role: role as typeof rule.role })} // reason: the options are the roles
      />
      <ChoiceField
        label="在哪里找"
        value={value}
        options={[
          { value: 'agency', label: '全单位' },
          { value: 'starter', label: '发起人所在科室' },
          { value: 'starter:up', label: '发起人所在科室或上级科室' },
          { value: 'previous', label: '上一步办理人所在科室' },
          { value: 'previous:up', label: '上一步办理人所在科室或上级科室' },
          ...choices.sections.map(({ id, name }) => ({ value: `section:${id}`, label: name })),
        ]}
        onChange={set}
      />
    </>
  );
}

interface SectionChoiceProps {
  readonly of: SectionReference;
  readonly fields?: boolean;
  readonly onChange: (of: SectionReference) => void;
}

function SectionChoice({ of, fields = false, onChange }: SectionChoiceProps): ReactNode {
  const desk = useDesk();
  const value = typeof of === 'string' ? of : 'field' in of ? `field:${of.field}` : `section:${of.sectionId}`;
  const held = fields ? fieldsHolding(desk, 'section') : [];
  const set = (chosen: string | undefined): void => {
    if (!chosen) return;
    const [kind, id = ''] = chosen.split(':');
    if (kind === 'section')
      onChange({ sectionId: id } as SectionReference); // reason: an id of the directory
    else onChange(kind === 'field' ? { field: id } : (kind as 'starter')); // reason: the options are exactly these
  };
  return (
    <ChoiceField
      label="哪个科室"
      value={value}
      options={[
        { value: 'starter', label: '发起人所在科室' },
        { value: 'previous', label: '上一步办理人所在科室' },
        ...held.map(({ key, label }) => ({ value: `field:${key}`, label: `表单“${label}”里填的科室` })),
        ...desk.choices.sections.map(({ id, name }) => ({ value: `section:${id}`, label: name })),
      ]}
      onChange={set}
    />
  );
}

function Levels({ rule, onChange }: RuleProps<Extract<HandlerRule, { kind: 'superior' | 'superiors' }>>): ReactNode {
  const levels = rule.kind === 'superior' ? (rule.levels ?? 1) : 'levels' in rule.upTo ? rule.upTo.levels : 2;
  const set = (count: number): void =>
    onChange(rule.kind === 'superior' ? { ...rule, levels: count } : { ...rule, upTo: { levels: count } });
  return (
    <>
      <ChoiceField
        label="谁的上级"
        value={rule.of}
        options={[
          { value: 'starter', label: '发起人' },
          { value: 'previous', label: '上一步办理人' },
        ]}
        onChange={(of) => of && onChange({ ...rule, of: of as 'starter' })} // reason: the options are exactly these
      />
      <Field label={rule.kind === 'superior' ? '往上几级' : '一共几级'}>
        {(id) => <InputNumber id={id} min={1} max={20} value={levels} onChange={(count) => count && set(count)} />}
      </Field>
    </>
  );
}

interface StepChoiceProps extends RuleProps<Extract<HandlerRule, { kind: 'sameAs' }>> {
  readonly node: string;
}

function StepChoice({ rule, node, onChange }: StepChoiceProps): ReactNode {
  const desk = useDesk();
  return (
    <ChoiceField
      label="办过哪一步"
      value={rule.node || undefined}
      options={stepsBut(desk, node).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => id && onChange({ ...rule, node: id })}
    />
  );
}

function FieldChoice({ rule, onChange }: RuleProps<Extract<HandlerRule, { kind: 'formField' }>>): ReactNode {
  const desk = useDesk();
  const options = (['person', 'section'] as const).flatMap((holds) =>
    fieldsHolding(desk, holds).map(({ key, label }) => ({ value: `${holds}:${key}`, label })),
  );
  return (
    <ChoiceField
      label="哪一栏"
      hint={options.length === 0 ? '这张表单没有填人员或科室的栏' : undefined}
      value={rule.field ? `${rule.holds}:${rule.field}` : undefined}
      options={options}
      onChange={(chosen) => {
        const [holds, field = ''] = (chosen ?? '').split(':');
        if (field) onChange({ ...rule, field, holds: holds as 'person' }); // reason: the options are exactly these
      }}
    />
  );
}

interface Inner {
  readonly node: string;
  readonly depth: number;
}

function Optional({
  rule,
  onChange,
  ...inner
}: RuleProps<Extract<HandlerRule, { kind: 'startersChoice' | 'previousHandlersChoice' }>> & Inner): ReactNode {
  const { from } = rule;
  if (!from)
    return (
      <Button size="small" onClick={() => onChange({ ...rule, from: { kind: 'sectionMembers', of: 'starter' } })}>
        限定从哪些人里选
      </Button>
    );
  return (
    <>
      <HandlerPicker label="从哪些人里选" rule={from} {...inner} onChange={(one) => onChange({ ...rule, from: one })} />
      <Button size="small" onClick={() => onChange({ kind: rule.kind })}>
        不限定
      </Button>
    </>
  );
}

interface SeveralProps extends Inner {
  readonly rules: readonly HandlerRule[];
  readonly onChange: (rules: readonly HandlerRule[]) => void;
}

function Several({ rules, onChange, ...inner }: SeveralProps): ReactNode {
  return (
    <>
      {rules.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name but its place
        <div key={at}>
          <HandlerPicker
            label={`第 ${at + 1} 种`}
            rule={rule}
            {...inner}
            onChange={(one) => onChange(rules.map((before, place) => (place === at ? one : before)))}
          />
          {rules.length > 1 && (
            <Button size="small" onClick={() => onChange(rules.filter((_, place) => place !== at))}>
              去掉第 {at + 1} 种
            </Button>
          )}
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...rules, { kind: 'chief' }])}>
        再加一种
      </Button>
    </>
  );
}

function ByCondition({
  rule,
  onChange,
  ...inner
}: RuleProps<Extract<HandlerRule, { kind: 'byCondition' }>> & Inner): ReactNode {
  const desk = useDesk();
  return (
    <>
      {rule.cases.map((one, at) => {
        const set = (changed: typeof one): void =>
          onChange({ ...rule, cases: rule.cases.map((before, place) => (place === at ? changed : before)) });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a case has no name but its place
          <div key={at} className="inner-rule">
            <ConditionBuilder source={one.when} fields={desk.fields} onChange={(when) => set({ ...one, when })} />
            <HandlerPicker
              label="就由谁办"
              rule={one.rule}
              {...inner}
              onChange={(inside) => set({ ...one, rule: inside })}
            />
          </div>
        );
      })}
      <Button
        size="small"
        onClick={() => onChange({ ...rule, cases: [...rule.cases, { when: '', rule: { kind: 'chief' } }] })}
      >
        再加一种情形
      </Button>
      <HandlerPicker
        label="其他情况由谁办"
        rule={rule.otherwise}
        {...inner}
        onChange={(otherwise) => onChange({ ...rule, otherwise })}
      />
    </>
  );
}
