import type { BranchGuard, ChoiceBlock, ParallelBlock } from '@gov/workflow';
import { type Block, belongsToStep, goBackTargets, isTimers, type Spot } from '@gov/workflow/designing';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField, TextField } from '#platform/web/widgets/field.tsx';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { TryWays } from '../conditions/try-ways.tsx';
import { useDesk } from '../designer/desk.ts';
import { timerOfBranch } from '../timers/timer-places.ts';
import { TimerRow, TimerSettings } from '../timers/timer-settings.tsx';
import { JoinSettings } from './join-settings.tsx';

interface BranchSettingsProps {
  readonly block: ChoiceBlock | ParallelBlock;
  readonly spot: Spot;
  readonly branch: number;
}

/** When a branch is taken, and where it leads at its end. */
export function BranchSettings({ block, spot, branch }: BranchSettingsProps): ReactNode {
  const desk = useDesk();
  const one = block.branches[branch];
  if (!one) return null;
  if (belongsToStep(block)) return <EventBranch block={block} spot={spot} branch={branch} />;
  const set = (guard: BranchGuard): void => void desk.act({ kind: 'setCondition', at: spot, branch, guard });
  const guard = one.guard ?? { kind: 'condition', source: '' };
  const path = [...spot.path, [spot.at, branch] as const];
  const targets = block.kind === 'choice' ? goBackTargets(desk.design.program, path) : [];
  const last = one.body.blocks.at(-1);
  const choice = block.kind === 'choice';
  return (
    <div className="stack">
      <TextField
        label="这条路的名称"
        hint="可不填，如：三天以上"
        maxLength={30}
        value={one.label}
        onChange={(label) => desk.act({ kind: 'setCondition', at: spot, branch, guard, label })}
      />
      <ChoiceField
        label="什么时候走这条路"
        value={guard.kind === 'outcome' ? guard.outcome : !one.guard && !choice ? 'always' : guard.kind}
        options={[
          ...(choice ? [] : [{ value: 'always', label: '不论如何都走' }]),
          { value: 'condition', label: '符合条件时' },
          ...(choice
            ? [
                { value: 'yes', label: '前一步通过时' },
                { value: 'no', label: '前一步不通过时' },
              ]
            : []),
          { value: 'default', label: '其他情况' },
        ]}
        onChange={(kind) => {
          if (kind === 'default') set({ kind });
          else if (kind === 'yes' || kind === 'no') set({ kind: 'outcome', outcome: kind });
          else if (kind === 'condition' || kind === 'always') set({ kind: 'condition', source: '' });
        }}
      />
      {guard.kind === 'condition' && (choice || one.guard || desk.fields.length > 0) && (
        <ConditionBuilder
          key={one.flow}
          place={one.flow}
          source={guard.source}
          fields={desk.fields}
          onChange={(source) => set({ kind: 'condition', source })}
        />
      )}
      {targets.length > 0 && last?.kind !== 'end' && (
        <ChoiceField
          label="走完以后"
          value={last?.kind === 'goBack' ? last.to : 'on'}
          options={[
            { value: 'on', label: '往下走' },
            ...targets.map((id) => ({ value: id, label: `回到“${desk.words.step(id)}”重办` })),
          ]}
          onChange={(to) => desk.act({ kind: 'setGoBack', path, to: !to || to === 'on' ? null : to })}
        />
      )}
      {(choice || block.branches.some(({ guard: one }) => one)) && <TryWays key={block.id} block={block} />}
      <div className="acts">
        <Button
          size="small"
          disabled={branch === 0}
          onClick={() => desk.act({ kind: 'moveBranch', at: spot, branch, to: branch - 1 })}
        >
          往左移
        </Button>
        <Button
          size="small"
          disabled={branch === block.branches.length - 1}
          onClick={() => desk.act({ kind: 'moveBranch', at: spot, branch, to: branch + 1 })}
        >
          往右移
        </Button>
        <Button size="small" danger onClick={() => desk.act({ kind: 'removeBranch', at: spot, branch })}>
          去掉这条路
        </Button>
      </div>
    </div>
  );
}

/** A way that an event of the step before decides. */
function EventBranch({ block, spot, branch }: BranchSettingsProps): ReactNode {
  const { design } = useDesk();
  const timed = timerOfBranch(design, spot, branch);
  if (timed) return <TimerRow timer={timed.timer} at={timed.host} what="前面这一步" />;
  return (
    <p className="secondary">
      {isTimers(block)
        ? '按时办完走这条路。'
        : '这条路由前面一步等到的事情决定，这里改不了。请导出后用画 BPMN 图的软件改好再导入，或者去掉这条路，用卡片重画。'}
    </p>
  );
}

/** Everything but a step: its name, and what kind of fork or end it is. */
export function BlockSettings({ block, spot }: { readonly block: Block; readonly spot: Spot }): ReactNode {
  const desk = useDesk();
  switch (block.kind) {
    case 'choice':
    case 'parallel':
    case 'section':
      return (
        <div className="stack">
          {!belongsToStep(block) && (
            <TextField
              label="名称"
              hint="可不填"
              maxLength={50}
              value={block.name}
              onChange={(name) => desk.act({ kind: 'rename', at: spot, name })}
            />
          )}
          {block.kind === 'parallel' && <JoinSettings block={block} spot={spot} />}
          {block.kind === 'section' ? (
            <TimerSettings at={spot} />
          ) : (
            <p className="tertiary small">选中一条路的条件，可以改它什么时候走。</p>
          )}
          {block.kind !== 'section' && !belongsToStep(block) && block.branches.some(({ guard }) => guard) && (
            <TryWays key={block.id} block={block} />
          )}
        </div>
      );
    case 'end':
      return (
        <ChoiceField
          label="结果"
          value={block.result}
          options={[
            { value: 'completed', label: '办结' },
            { value: 'refused', label: '未通过' },
          ]}
          onChange={(result) => result && desk.act({ kind: 'setEnd', at: spot, result: result as 'completed' })} // reason: the options are exactly these
        />
      );
    default:
      return <p className="secondary">在这条路的条件里改它回到哪一步。</p>;
  }
}
