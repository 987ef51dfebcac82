import type { HandlerRule } from '@gov/organisation';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField } from '#platform/web/widgets/field.tsx';
import { PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { useDesk } from '../designer/desk.ts';
import { GroupChoice, PersonsWhere } from './group-and-condition.tsx';
import { type Kind, kindOptions, ruleOfKind } from './handler-kinds.ts';
import { useNamedPersons } from './named-persons.ts';
import { Above, fieldsHolding, Levels, PostChoice, RoleChoice, SectionChoice, WithoutHeads } from './place-choices.tsx';
import { searchPersons } from './search-persons.ts';

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

/** Steps that somebody handles, but this one, in reading order. */
export const stepsBut = ({ design, numbers }: ReturnType<typeof useDesk>, node: string) =>
  Object.values(design.program.nodes)
    .filter(({ id, waits, call: calls, does }) => id !== node && !waits && !calls && !does && !design.locked[id])
    .sort((a, b) => (numbers.get(a.id) ?? 0) - (numbers.get(b.id) ?? 0));

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
      return (
        <>
          <SectionChoice of={rule.of} fields onChange={(of) => onChange({ ...rule, of })} />
          {rule.kind === 'sectionHead' ? (
            <Above rule={rule} onChange={onChange} />
          ) : (
            <WithoutHeads rule={rule} onChange={onChange} />
          )}
        </>
      );
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
