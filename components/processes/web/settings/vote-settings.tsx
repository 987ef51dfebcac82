import type { GroupVote, MultiMode, VoteRule } from '@gov/workflow';
import { Checkbox, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField, Field } from '#platform/web/widgets/field.tsx';
import { HandlerPicker } from '../handlers/handler-picker.tsx';
import type { StepProps } from './step-settings.tsx';
import { WeightSettings } from './weight-settings.tsx';

const modes: readonly { readonly value: MultiMode['mode']; readonly label: string }[] = [
  { value: 'single', label: '第一个人办' },
  { value: 'any', label: '都收到，谁先办谁算（或签）' },
  { value: 'pool', label: '都看得到，谁签收谁办（抢办）' },
  { value: 'parallel', label: '同时会签' },
  { value: 'sequential', label: '按顺序会签' },
  { value: 'lead', label: '第一个主办，其余协办' },
];

const rules: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'all', label: '全部同意' },
  { value: 'any', label: '一人同意就通过' },
  { value: 'veto', label: '一票否决' },
  { value: '2/3', label: '三分之二以上同意' },
  { value: '1/2', label: '半数以上同意' },
  { value: 'percent', label: '按百分比' },
  { value: 'votes', label: '按票数' },
];

/** 找到几个人时, and how they decide. */
export function VoteSettings({ node, act }: StepProps): ReactNode {
  const { multi } = node;
  const set = (next: MultiMode): void => void act({ kind: 'setVotes', node: node.id, multi: next });
  const vote = multi.mode === 'parallel' || multi.mode === 'sequential' ? multi : undefined;
  const choose = (mode: string | undefined): void => {
    if (mode === 'parallel' || mode === 'sequential') set({ ...(vote ?? { rule: 'all' }), mode });
    else if (mode === 'single' || mode === 'any' || mode === 'pool' || mode === 'lead') set({ mode });
  };
  return (
    <>
      <ChoiceField label="找到几个人时" value={multi.mode} options={modes} onChange={choose} />
      {multi.mode === 'lead' && <LeadSettings multi={multi} node={node.id} onChange={set} />}
      {vote && <Vote vote={vote} onChange={(changed) => set({ ...changed, mode: vote.mode })} />}
    </>
  );
}

function Vote({
  vote,
  onChange,
}: {
  readonly vote: GroupVote;
  readonly onChange: (vote: GroupVote) => void;
}): ReactNode {
  const { rule } = vote;
  const set = (next: VoteRule): void => onChange({ ...vote, rule: next });
  const word = wordOf(rule);
  return (
    <>
      <ChoiceField
        label="怎样算通过"
        value={word}
        options={rules.some(({ value }) => value === word) ? rules : [...rules, { value: word, label: word }]}
        onChange={(value) => {
          if (value === 'all' || value === 'any' || value === 'veto') set(value);
          else if (value === '2/3') set({ of: [2, 3] });
          else if (value === '1/2') set({ of: [1, 2] });
          else if (value === 'percent') set({ percent: 60 });
          else if (value === 'votes') set({ votes: 2 });
        }}
      />
      {typeof rule === 'object' && 'percent' in rule && (
        <Field label="百分之几">
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={100}
              value={rule.percent}
              onChange={(percent) => percent && set({ percent })}
            />
          )}
        </Field>
      )}
      {typeof rule === 'object' && 'votes' in rule && (
        <Field label="几票">
          {(id) => (
            <InputNumber id={id} min={1} max={1000} value={rule.votes} onChange={(votes) => votes && set({ votes })} />
          )}
        </Field>
      )}
      <ChoiceField
        label="弃权"
        value={vote.abstain ?? 'none'}
        options={[
          { value: 'none', label: '不能弃权' },
          { value: 'excluded', label: '可以，弃权的不算在内' },
          { value: 'asNo', label: '可以，弃权算不同意' },
        ]}
        onChange={(value) => {
          const { abstain: _before, ...others } = vote;
          onChange(value === 'excluded' || value === 'asNo' ? { ...others, abstain: value } : others);
        }}
      />
      <ChoiceField
        label="已经定了以后"
        value={vote.rest ?? 'cancel'}
        options={[
          { value: 'cancel', label: '其余的人不用再办' },
          { value: 'continue', label: '其余的人照样表态，留作记录' },
        ]}
        onChange={(value) => {
          const { rest: _before, ...others } = vote;
          onChange(value === 'continue' ? { ...others, rest: 'continue' } : others);
        }}
      />
      <WeightSettings vote={vote} onChange={onChange} />
    </>
  );
}

function wordOf(rule: VoteRule): string {
  if (typeof rule === 'string') return rule;
  if ('of' in rule) return rule.of.join('/');
  return 'percent' in rule ? 'percent' : 'votes';
}

type Lead = Extract<MultiMode, { readonly mode: 'lead' }>;

interface LeadProps {
  readonly multi: Lead;
  readonly node: string;
  readonly onChange: (multi: MultiMode) => void;
}

/** 主办 and 协办: who assists, and whether they are waited for. */
function LeadSettings({ multi, node, onChange }: LeadProps): ReactNode {
  const { assistants, wait, ...plain } = multi;
  return (
    <>
      <Checkbox
        checked={assistants !== undefined}
        onChange={({ target }) => {
          const waiting = wait ? { wait } : {};
          onChange(
            target.checked
              ? { ...plain, ...waiting, assistants: { kind: 'sectionMembers', of: 'starter' } }
              : { ...plain, ...waiting },
          );
        }}
      >
        协办另外找人 <span className="tertiary small">不勾，就是找到的人里第一个主办，其余协办</span>
      </Checkbox>
      {assistants && (
        <HandlerPicker
          label="协办按什么找人"
          depth={1}
          node={node}
          rule={assistants}
          onChange={(rule) => onChange({ ...multi, assistants: rule })}
        />
      )}
      <ChoiceField
        label="等不等协办"
        value={wait ?? 'never'}
        options={[
          { value: 'never', label: '不等，主办办完就往下走' },
          { value: 'untilDue', label: '等到期限为止' },
          { value: 'always', label: '等协办都办完' },
        ]}
        onChange={(word) => {
          const assisted = assistants ? { assistants } : {};
          onChange(
            word === 'untilDue' || word === 'always'
              ? { ...plain, ...assisted, wait: word }
              : { ...plain, ...assisted },
          );
        }}
      />
    </>
  );
}
