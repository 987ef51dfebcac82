import type { ReactNode } from 'react';
import { ChoiceField } from '#platform/web/widgets/field.tsx';
import type { StepProps } from './step-settings.tsx';

/** A word that a rule may have; the first option stands for none. */
interface Policy<T extends string> {
  readonly label: string;
  readonly value: T | undefined;
  readonly usual: string;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T | null) => void;
}

const PolicyField = <T extends string>({ label, value, usual, options, onChange }: Policy<T>): ReactNode => (
  <ChoiceField
    label={label}
    value={value ?? ''}
    options={[{ value: '', label: usual }, ...options.map(([one, words]) => ({ value: one, label: words }))]}
    onChange={(chosen) => onChange(options.find(([one]) => one === chosen)?.[0] ?? null)}
  />
);

/** What becomes of the other branches when work goes back out of one; of a person's step and of a called process alike. */
export const AcrossForkField = ({
  label,
  node,
  change,
}: Pick<StepProps, 'node' | 'change'> & { readonly label: string }): ReactNode => (
  <PolicyField
    label={label}
    value={node.acrossFork}
    usual="会签等其他路办完，其余的停掉其他路"
    options={[
      ['wait', '等其他几路办完再退'],
      ['cancel', '停掉其他几路'],
      ['borrow', '其他几路照办，改好直接送回'],
    ]}
    onChange={(acrossFork) => change({ acrossFork })}
  />
);

/** What becomes of a group, of the other branches and of added persons when work goes back or somebody refuses. */
export function ReturnSettings({ node, change }: StepProps): ReactNode {
  const { operations, multi } = node;
  const isGroup = multi.mode === 'parallel' || multi.mode === 'sequential';
  const returns = operations.returnTo.length > 0;
  return (
    <>
      {isGroup && returns && (
        <PolicyField
          label="会签时有一个人退回"
          value={node.groupReturn === 'all' ? undefined : node.groupReturn}
          usual="整步退回"
          options={[
            ['vote', '算他不同意，照样计票'],
            ...(multi.mode === 'sequential' ? ([['prevMember', '退给前一个会签的人']] as const) : []),
          ]}
          onChange={(groupReturn) => change({ groupReturn })}
        />
      )}
      {isGroup && (
        <PolicyField
          label="后面退回到这次会签时"
          value={node.reopen === 'all' ? undefined : node.reopen}
          usual="所有人重新表态"
          options={[['refusers', '只请不同意的人重新表态']]}
          onChange={(reopen) => change({ reopen })}
        />
      )}
      {isGroup && returns && (
        <PolicyField
          label="改好直接送回这次会签时"
          value={node.resubmit === 'all' ? undefined : node.resubmit}
          usual="所有人重新表态"
          options={[['returner', '只请退回的人和还没表态的人']]}
          onChange={(resubmit) => change({ resubmit })}
        />
      )}
      {operations.addBefore && (
        <PolicyField
          label="前加签的人不同意时"
          value={node.beforeRefusal === 'inform' ? undefined : node.beforeRefusal}
          usual="告诉办理人，由他定"
          options={[['refuse', '就算这一步不同意']]}
          onChange={(beforeRefusal) => change({ beforeRefusal })}
        />
      )}
      {returns && <AcrossForkField label="从同时办理的一路退到外面时" node={node} change={change} />}
      <PolicyField
        label="等过其他路的退回，改好再送出时"
        value={node.forkAgain}
        usual="其他路的意见保留，由办的人选要不要重来"
        options={[
          ['whenChanged', '关键字段改过，几路都重来'],
          ['always', '几路都重来'],
        ]}
        onChange={(forkAgain) => change({ forkAgain })}
      />
    </>
  );
}
