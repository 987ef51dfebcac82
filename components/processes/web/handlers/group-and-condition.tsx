import type { HandlerRule } from '@gov/organisation';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import { ChoiceField } from '#platform/web/widgets/field.tsx';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { personFields } from '../conditions/condition-fields.ts';
import { useDesk } from '../designer/desk.ts';
import type { RuleProps } from './handler-picker.tsx';

/** 常用分组: one of those that the agency keeps. */
export function GroupChoice({ rule, onChange }: RuleProps<Extract<HandlerRule, { kind: 'group' }>>): ReactNode {
  const { groups } = useDesk().choices;
  const known = groups.some(({ id }) => id === rule.groupId);
  const ended = rule.groupId && !known ? [{ value: rule.groupId, label: '（已停用的分组）' }] : [];
  return (
    <>
      <ChoiceField
        label="哪个常用分组"
        hint={groups.length === 0 ? '本单位还没有常用分组' : undefined}
        value={rule.groupId || undefined}
        options={[...groups.map(({ id, name }) => ({ value: id, label: name })), ...ended]}
        onChange={(groupId) => groupId && onChange({ ...rule, groupId })}
      />
      <p>
        <Link to="/organisation/groups">维护常用分组</Link>
      </p>
    </>
  );
}

/** 符合条件的人: everybody in office for whom it is true. */
export function PersonsWhere({ rule, onChange }: RuleProps<Extract<HandlerRule, { kind: 'personsWhere' }>>): ReactNode {
  const { choices } = useDesk();
  const fields = useMemo(() => personFields(choices), [choices]);
  return (
    <>
      <ConditionBuilder source={rule.where} fields={fields} onChange={(where) => onChange({ ...rule, where })} />
      <p className="tertiary small">全单位在岗的人里，符合条件的都算。至少要有一行问“人员”的情况。</p>
    </>
  );
}
