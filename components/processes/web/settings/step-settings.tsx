import type { NodeDefinition } from '@gov/workflow';
import type { DesignCommand, Spot, StepChange } from '@gov/workflow/designing';
import { InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { ChoiceField, Field, TextField } from '#platform/web/widgets/field.tsx';
import { useDesk } from '../designer/desk.ts';
import { HandlerPicker } from '../handlers/handler-picker.tsx';
import { DeedSettings } from './deed-settings.tsx';
import { FieldSettings } from './field-settings.tsx';
import { LimitSettings } from './limit-settings.tsx';
import { OperationSettings } from './operation-settings.tsx';
import { TimerSettings } from './timer-settings.tsx';
import { VoteSettings } from './vote-settings.tsx';

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
export function StepSettings({ node, spot }: { readonly node: NodeDefinition; readonly spot: Spot }): ReactNode {
  const desk = useDesk();
  const [shown, setShown] = useState<StepPart>('谁来办');
  const { act } = desk;
  const change = (part: StepChange): void => void act({ kind: 'setStep', node: node.id, change: part });
  const props: StepProps = { spot, node, act, change };
  return (
    <div className="stack">
      <TextField
        label="步骤名称"
        value={node.name}
        maxLength={50}
        onChange={(name) => act({ kind: 'rename', at: spot, name })}
      />
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
      return <Who {...props} />;
    case '能做什么':
      return <OperationSettings {...props} />;
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

function Who({ spot, node, act, change }: StepProps): ReactNode {
  const { words } = useDesk();
  const today = words.today(node.handler);
  return (
    <>
      <HandlerPicker
        key={node.id}
        label="按什么找人"
        node={node.id}
        rule={node.handler}
        onChange={(handler) => act({ kind: 'setHandlers', node: node.id, handler })}
      />
      <VoteSettings {...{ spot, node, act, change }} />
      <ChoiceField
        label="没有人的时候"
        value={node.whenNobody?.[0]?.kind ?? 'stop'}
        options={[
          { value: 'stop', label: '停下来，请系统管理员处理' },
          { value: 'administrator', label: '交给流程管理员' },
          { value: 'chief', label: '由主要负责人办' },
          { value: 'autoPass', label: '自动跳过这一步' },
          ...(node.whenNobody?.[0]?.kind === 'rule' ? [{ value: 'rule', label: '由别的人办（已设）' }] : []),
        ]}
        onChange={(kind) => {
          if (kind === 'chief') change({ whenNobody: [{ kind: 'rule', rule: { kind: 'chief' } }] });
          else if (kind === 'administrator' || kind === 'autoPass') change({ whenNobody: [{ kind }] });
          else if (kind === 'stop') change({ whenNobody: null });
        }}
      />
      <ChoiceField
        label="前面办过的人又轮到时"
        value={node.repeated ?? 'again'}
        options={[
          { value: 'again', label: '再办一次' },
          { value: 'adjacent', label: '上一步就是他办的，自动跳过' },
          { value: 'earlier', label: '前面办过的，自动跳过' },
        ]}
        onChange={(value) => change({ repeated: value === 'adjacent' || value === 'earlier' ? value : null })}
      />
      <ChoiceField
        label="办理人就是发起人时"
        value={node.starterHandles === undefined ? 'same' : node.starterHandles === 'skip' ? 'skip' : 'instead'}
        options={[
          { value: 'same', label: '照样由他办' },
          { value: 'skip', label: '自动跳过' },
          { value: 'instead', label: '换成他的分管领导，再不行换主要负责人' },
        ]}
        onChange={(value) => {
          if (value === 'skip') change({ starterHandles: 'skip' });
          else if (value === 'instead')
            change({ starterHandles: { instead: [{ kind: 'deputyInCharge', of: 'starter' }, { kind: 'chief' }] } });
          else change({ starterHandles: null });
        }}
      />
      {today && (
        <section className="today-box" role="status">
          <p className="tertiary small">今天走到这里</p>
          <p className={today.nobody ? 'nobody' : undefined}>
            <b>{today.today}</b>
          </p>
        </section>
      )}
    </>
  );
}

function WaitSettings({ node, change }: StepProps): ReactNode {
  const [first] = node.waits ?? [];
  if (!first || node.waits?.length !== 1 || first.on.kind !== 'timer' || 'workingHours' in first.on)
    return <p className="secondary">等的是消息或几件事中的一件，请在画布中修改。</p>;
  const days = first.on.workingDays;
  return (
    <Field label="等几个工作日">
      {(id) => (
        <InputNumber
          id={id}
          min={1}
          max={250}
          value={days}
          onChange={(count) => count && change({ waits: [{ ...first, on: { kind: 'timer', workingDays: count } }] })}
        />
      )}
    </Field>
  );
}

function CallSettings({ node, change }: StepProps): ReactNode {
  const { choices } = useDesk();
  const { call } = node;
  if (!call) return null;
  return (
    <>
      <ChoiceField
        label="发起哪个流程"
        value={call.process}
        options={choices.processes.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={(process) => process && change({ call: { ...call, process } })}
      />
      <ChoiceField
        label="要不要等"
        value={call.mode}
        options={[
          { value: 'sync', label: '等它办完再往下走' },
          { value: 'async', label: '发起以后就往下走' },
        ]}
        onChange={(mode) => mode && change({ call: { ...call, mode: mode as 'sync' } })} // reason: the options are exactly these
      />
    </>
  );
}
