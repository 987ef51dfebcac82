import type { NodeOperations, ReturnTargetKind } from '@gov/workflow';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField, Field, TextField } from '#platform/web/widgets/field.tsx';
import type { StepProps } from './step-settings.tsx';

type Flag = Exclude<keyof NodeOperations, 'returnTo' | 'resume' | 'jumpTo'>;

const flags: readonly { readonly flag: Flag; readonly words: string; readonly hint: string }[] = [
  { flag: 'disagree', words: '不同意', hint: '后面要有“不通过”时走的路' },
  { flag: 'transfer', words: '转办', hint: '交给别人办，自己不再管' },
  { flag: 'delegate', words: '请人先办', hint: '别人办完回到自己' },
  { flag: 'addBefore', words: '前加签', hint: '先请人签，再由自己办' },
  { flag: 'addAfter', words: '后加签', hint: '自己办完，再请人签' },
  { flag: 'addParallel', words: '并加签', hint: '会签时再加一个人' },
  { flag: 'reorder', words: '调整次序', hint: '按顺序会签时，调整还没轮到的人' },
  { flag: 'chooseAcrossFork', words: '退回时自己选', hint: '从同时办理的一路退回时，选等其他路还是停掉' },
  { flag: 'circulate', words: '传阅', hint: '给别人看，不影响往下走' },
  { flag: 'press', words: '催办', hint: '提醒后面的人' },
  { flag: 'withdraw', words: '取回', hint: '送出后别人还没看，可以拿回来' },
];

const returns: readonly { readonly value: ReturnTargetKind; readonly label: string }[] = [
  { value: 'previous', label: '上一步' },
  { value: 'starter', label: '发起人' },
  { value: 'chosen', label: '前面任意一步' },
];

/** 能做什么, besides completing, and what the button says. */
export function OperationSettings({ node, change }: StepProps): ReactNode {
  const { operations } = node;
  const set = (part: Partial<NodeOperations>): void => change({ operations: { ...operations, ...part } });
  return (
    <>
      <TextField
        label="送出的按钮上写什么"
        hint="可不填，如：同意、提交"
        maxLength={20}
        value={node.flowLabel ?? ''}
        onChange={(words) => change({ flowLabel: words || null })}
      />
      <Field label="可以退回给谁">
        {(id) => (
          <Checkbox.Group
            className="check-lines"
            aria-labelledby={id}
            value={[...operations.returnTo]}
            options={[...returns]}
            onChange={(chosen) =>
              set({ returnTo: returns.flatMap(({ value }) => (chosen.includes(value) ? [value] : [])) })
            }
          />
        )}
      </Field>
      {operations.returnTo.length > 0 && (
        <ChoiceField
          label="退回改好以后"
          value={operations.resume.join(' ')}
          options={[
            { value: 'rewalk direct', label: '退回的人选：逐级重走，或直接送回自己' },
            { value: 'direct rewalk', label: '退回的人选，先提示直接送回自己' },
            { value: 'rewalk', label: '逐级重走' },
            { value: 'direct', label: '直接送回退回的人' },
          ]}
          onChange={(words) => words && set({ resume: words.split(' ') as NodeOperations['resume'] })} // reason: the options are exactly these
        />
      )}
      <fieldset className="check-lines">
        <legend>还可以</legend>
        {flags.map(({ flag, words, hint }) => (
          <Checkbox
            key={flag}
            checked={operations[flag] === true}
            onChange={(event) => set({ [flag]: event.target.checked })}
          >
            {words} <span className="tertiary small">{hint}</span>
          </Checkbox>
        ))}
      </fieldset>
      <Checkbox
        checked={node.signing === true}
        onChange={(event) => change({ signing: event.target.checked ? true : null })}
      >
        要本人签批 <span className="tertiary small">不能自动通过，特送不能越过</span>
      </Checkbox>
    </>
  );
}
