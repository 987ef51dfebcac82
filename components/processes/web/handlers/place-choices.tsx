import type { HandlerRule, SectionReference } from '@gov/organisation';
import { Checkbox, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField, Field } from '#platform/web/widgets/field.tsx';
import { useDesk } from '../designer/desk.ts';
import { roleOptions } from './handler-kinds.ts';
import type { RuleProps } from './handler-picker.tsx';

/** Fields of the form that hold a person or a section. */
export const fieldsHolding = ({ template }: Pick<ReturnType<typeof useDesk>, 'template'>, kind: 'person' | 'section') =>
  (template?.fields ?? []).filter((field) => field.kind === kind);

export function PostChoice({ rule, onChange }: RuleProps<Extract<HandlerRule, { kind: 'post' }>>): ReactNode {
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

export function RoleChoice({ rule, onChange }: RuleProps<Extract<HandlerRule, { kind: 'postInSection' }>>): ReactNode {
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

export function SectionChoice({ of, fields = false, onChange }: SectionChoiceProps): ReactNode {
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

export function Levels({
  rule,
  onChange,
}: RuleProps<Extract<HandlerRule, { kind: 'superior' | 'superiors' }>>): ReactNode {
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

export function Above({ rule, onChange }: RuleProps<Extract<HandlerRule, { kind: 'sectionHead' }>>): ReactNode {
  const { above = 0, ...plain } = rule;
  return (
    <Field label="往上几级的科室" hint="0 就是这个科室自己">
      {(id, described) => (
        <InputNumber
          id={id}
          aria-describedby={described}
          min={0}
          max={20}
          value={above}
          onChange={(count) => onChange(count ? { ...plain, above: count } : plain)}
        />
      )}
    </Field>
  );
}

export function WithoutHeads({
  rule,
  onChange,
}: RuleProps<Extract<HandlerRule, { kind: 'sectionMembers' }>>): ReactNode {
  const { heads, ...plain } = rule;
  return (
    <Checkbox
      checked={heads === 'without'}
      onChange={({ target }) => onChange(target.checked ? { ...plain, heads: 'without' } : plain)}
    >
      负责人不算在内
    </Checkbox>
  );
}
