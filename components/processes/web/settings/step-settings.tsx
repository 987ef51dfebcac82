import type { NodeDefinition } from '@gov/workflow';
import { type DesignCommand, laneOf, type Spot, type StepChange } from '@gov/workflow/designing';
import { InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { ChoiceField, Field, TextField } from '#platform/web/widgets/field.tsx';
import { useDesk } from '../designer/desk.ts';
import { TimerSettings } from '../timers/timer-settings.tsx';
import { CallSettings } from './call-settings.tsx';
import { CopySettings } from './copy-settings.tsx';
import { DeedSettings } from './deed-settings.tsx';
import { FieldSettings } from './field-settings.tsx';
import { LimitSettings } from './limit-settings.tsx';
import { KeyFieldSettings, SendingSettings } from './more-operations.tsx';
import { OperationSettings } from './operation-settings.tsx';
import { ReturnSettings } from './return-settings.tsx';
import { WhoSettings } from './who-settings.tsx';

const parts = ['谁来办', '能做什么', '看到和填写', '多久'] as const;
type StepPart = (typeof parts)[number];

export interface StepProps {
  /** Where the step stands. */
  readonly spot: Spot;
  readonly node: NodeDefinition;
  readonly act: (command: DesignCommand) => boolean;
  readonly change: (change: StepChange) => void;
}

/** The four questions of a step. */
const mostOfName = 50;

export function StepSettings({ node, spot }: { readonly node: NodeDefinition; readonly spot: Spot }): ReactNode {
  const desk = useDesk();
  const [shown, setShown] = useState<StepPart>('谁来办');
  const { act } = desk;
  const lane = laneOf(desk.design.program, node.id);
  const change = (part: StepChange): void => void act({ kind: 'setStep', node: node.id, change: part });
  const props: StepProps = { spot, node, act, change };
  return (
    <div className="stack">
      <TextField
        label="步骤名称"
        value={node.name}
        maxLength={mostOfName}
        hint={node.name.length >= mostOfName ? `最多 ${mostOfName} 个字，已经写满了。` : undefined}
        onChange={(name) => act({ kind: 'rename', at: spot, name })}
      />
      {lane !== undefined && (
        <p className="step-lane secondary small" title={lane}>
          泳道：{lane}
        </p>
      )}
      {node.waits && <WaitSettings {...props} />}
      {node.call && <CallSettings {...props} />}
      {node.call && <TimerSettings at={spot} />}
      {node.does && <DeedSettings {...props} />}
      {!node.waits && !node.call && !node.does && (
        <>
          <div
            className="part-tabs"
            role="tablist"
            aria-label="四个问题"
            onKeyDown={(event) => walkTabs(event.key, shown, setShown)}
          >
            {parts.map((part) => (
              <button
                key={part}
                type="button"
                role="tab"
                aria-selected={part === shown}
                tabIndex={part === shown ? 0 : -1}
                onClick={() => setShown(part)}
              >
                {part}
              </button>
            ))}
          </div>
          <div role="tabpanel" aria-label={shown} className="stack">
            <Part part={shown} {...props} />
          </div>
        </>
      )}
    </div>
  );
}

function walkTabs(key: string, shown: StepPart, show: (part: StepPart) => void): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
  const next = by && parts[(parts.indexOf(shown) + by + parts.length) % parts.length];
  if (!next) return;
  show(next);
  setTimeout(() => document.querySelector<HTMLElement>('.part-tabs [aria-selected="true"]')?.focus());
}

function Part({ part, ...props }: StepProps & { readonly part: StepPart }): ReactNode {
  switch (part) {
    case '谁来办':
      return <WhoSettings {...props} />;
    case '能做什么':
      return (
        <>
          <OperationSettings {...props} />
          <ReturnSettings {...props} />
          <SendingSettings {...props} />
          <KeyFieldSettings {...props} />
          <CopySettings {...props} />
        </>
      );
    case '看到和填写':
      return <FieldSettings {...props} />;
    case '多久':
      return (
        <>
          <LimitSettings {...props} />
          <TimerSettings at={props.spot} />
        </>
      );
  }
}

/** 等待: for some time, or for a message that somebody tells under the name of the step. */
function WaitSettings({ node, change }: StepProps): ReactNode {
  const [first] = node.waits ?? [];
  if (!first || node.waits?.length !== 1) return <p className="secondary">等的是几件事中的一件，哪件先来走哪条路。</p>;
  const { on } = first;
  const hours = on.kind === 'timer' && 'workingHours' in on;
  const amount = on.kind === 'message' ? undefined : 'workingHours' in on ? on.workingHours : on.workingDays;
  const set = (next: typeof on): void => change({ waits: [{ ...first, on: next }] });
  const time = (count: number, inHours: boolean): void =>
    set(inHours ? { kind: 'timer', workingHours: count } : { kind: 'timer', workingDays: count });
  return (
    <>
      <ChoiceField
        label="等什么"
        value={on.kind === 'message' ? 'message' : hours ? 'hours' : 'days'}
        options={[
          { value: 'days', label: '等几个工作日' },
          { value: 'hours', label: '等几小时（只算工作日）' },
          { value: 'message', label: '等消息到来' },
        ]}
        onChange={(word) => {
          if (word === 'message') set({ kind: 'message' });
          else if (word) time(amount ?? 3, word === 'hours');
        }}
      />
      {amount === undefined ? (
        <p className="tertiary small">
          消息的名称就是步骤名称，和发出它的地方写得一样。收到的人也可以在办理页上登记“已收到”。
        </p>
      ) : (
        <Field label={hours ? '等几小时' : '等几个工作日'}>
          {(id) => (
            <InputNumber id={id} min={1} max={250} value={amount} onChange={(count) => count && time(count, hours)} />
          )}
        </Field>
      )}
    </>
  );
}
