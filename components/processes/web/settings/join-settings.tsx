import type { Enough, ParallelBlock } from '@gov/workflow';
import type { Spot } from '@gov/workflow/designing';
import { Checkbox, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField, Field } from '#platform/web/widgets/field.tsx';
import { useDesk } from '../designer/desk.ts';

interface JoinSettingsProps {
  readonly block: ParallelBlock;
  readonly spot: Spot;
}

/** 会签, or how many branches are enough to go on: one of the two, since 会签 waits for all. */
export function JoinSettings({ block, spot }: JoinSettingsProps): ReactNode {
  const desk = useDesk();
  const { enough, branches } = block;
  const set = (next: Enough | null): void => void desk.act({ kind: 'setEnough', at: spot, enough: next });
  const most = branches.length - 1;
  return (
    <>
      {!enough && (
        <Checkbox
          checked={block.countersign}
          onChange={(event) => desk.act({ kind: 'setCountersign', at: spot, countersign: event.target.checked })}
        >
          是会签 <span className="tertiary small">从里面退回时，先等其他几路办完</span>
        </Checkbox>
      )}
      {(!block.countersign || enough) && (
        <ChoiceField
          label="几路办完就往下走"
          value={enough ? 'some' : 'all'}
          options={[
            { value: 'all', label: '全部' },
            { value: 'some', label: '其中几路' },
          ]}
          onChange={(word) => set(word === 'some' ? { branches: Math.max(1, most), rest: 'cancel' } : null)}
        />
      )}
      {enough && (
        <>
          <Field label={`其中几路（共 ${branches.length} 路）`}>
            {(id) => (
              <InputNumber
                id={id}
                min={1}
                max={most}
                precision={0}
                value={enough.branches}
                onChange={(count) => count && set({ ...enough, branches: count })}
              />
            )}
          </Field>
          <ChoiceField
            label="其余的"
            value={enough.rest}
            options={[
              { value: 'cancel', label: '停下，不用再办' },
              { value: 'continue', label: '接着办，留作备查' },
            ]}
            onChange={(rest) => set({ ...enough, rest: rest === 'continue' ? 'continue' : 'cancel' })}
          />
          <p className="tertiary small">从里面退回时不等别的几路：退出去，别的就停下。</p>
        </>
      )}
    </>
  );
}
