import type { Block } from '@gov/workflow/designing';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Twin } from '../cards/twin.tsx';
import { BlockSettings, BranchSettings } from '../settings/block-settings.tsx';
import { ProcessSettings } from '../settings/process-settings.tsx';
import { StepSettings } from '../settings/step-settings.tsx';
import { timerOfBranch } from '../timers/timer-places.ts';
import { TimerRow } from '../timers/timer-settings.tsx';
import { type Selection, spotKey, useDesk } from './desk.ts';

interface SettingsProps {
  readonly block: Block | undefined;
  readonly selection: Selection | undefined;
  /** How often somebody asked for the settings of a card. */
  readonly opened: number;
  readonly onForm: (formId: string | undefined) => void;
}

type Shown = 'card' | 'process' | 'twin';

/** Right of the cards: what is chosen, the process as a whole, or the process in sentences. */
export function Settings({ block, selection, opened, onForm }: SettingsProps): ReactNode {
  const [shown, setShown] = useState<Shown>('card');
  // Enter on a card asks for its settings, whatever stood here
  const [asked, setAsked] = useState(opened);
  if (asked !== opened) {
    setAsked(opened);
    setShown('card');
  }
  // who chooses another card wants to see it; the sentences are read along
  const chosen = selection && `${spotKey(selection.spot.path, selection.spot.at)}#${selection.branch ?? ''}`;
  const [former, setFormer] = useState(chosen);
  if (former !== chosen) {
    setFormer(chosen);
    if (shown === 'process') setShown('card');
  }
  const view = shown === 'card' && !block ? 'process' : shown;
  const tabs: readonly (readonly [Shown, string])[] = [
    ...(block ? [['card', '卡片'] as const] : []),
    ['process', '流程设置'],
    ['twin', '流程说明'],
  ];
  return (
    <>
      <div className="side-tabs" role="toolbar" aria-label="右边看什么">
        {tabs.map(([one, words]) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => setShown(one)}>
            {words}
          </button>
        ))}
      </div>
      {view === 'twin' && <Twin />}
      {view === 'process' && <ProcessSettings onForm={onForm} />}
      {view === 'card' && block && selection && <CardSettings block={block} selection={selection} />}
    </>
  );
}

function CardSettings({ block, selection }: { readonly block: Block; readonly selection: Selection }): ReactNode {
  const desk = useDesk();
  const { spot, branch } = selection;
  if (desk.closed !== undefined) return <p className="secondary">这张图只能看。</p>;
  if (branch !== undefined && (block.kind === 'choice' || block.kind === 'parallel'))
    return <BranchSettings key={`${block.id}-${branch}`} block={block} spot={spot} branch={branch} />;
  const timed = branch === undefined ? undefined : timerOfBranch(desk.design, spot, branch);
  if (timed)
    return <TimerRow timer={timed.timer} at={timed.host} what={block.kind === 'section' ? '这一段' : '这一步'} />;
  const node = block.kind === 'step' ? desk.design.program.nodes[block.node] : undefined;
  const part = node && desk.design.locked[node.id];
  return (
    <div className="stack">
      {!node && <BlockSettings block={block} spot={spot} />}
      {node && !part && <StepSettings key={node.id} node={node} spot={spot} />}
      {part && <LockedSettings members={part.members} />}
      <div className="acts card-acts">
        {block.kind !== 'end' && block.kind !== 'goBack' && (
          <>
            <Button
              size="small"
              disabled={spot.at === 0}
              onClick={() => desk.act({ kind: 'move', from: spot, to: { ...spot, at: spot.at - 1 } })}
            >
              上移
            </Button>
            <Button
              size="small"
              onClick={() => desk.act({ kind: 'move', from: spot, to: { ...spot, at: spot.at + 2 } })}
            >
              下移
            </Button>
            <Button size="small" onClick={() => desk.copy(spot)}>
              复制
            </Button>
            <Button size="small" onClick={() => desk.act({ kind: 'wrapInParallel', at: spot })}>
              和另一步同时办
            </Button>
          </>
        )}
        <Button size="small" danger onClick={() => desk.act({ kind: 'remove', at: spot })}>
          去掉
        </Button>
      </div>
    </div>
  );
}

/** 复杂段: what is in it, and why it stays as it is. */
function LockedSettings({ members }: { readonly members: readonly string[] }): ReactNode {
  const { design, showOnCanvas } = useDesk();
  const { nodes } = design.picture.sheet;
  const names = members.flatMap((id) => nodes.get(id)?.name || []);
  return (
    <>
      <p className="secondary">
        这一段的画法列表里没有对应的卡片，里面的内容原样保留；可以整段移动、去掉，或者在画布上挪动图形的位置。要改里面的步骤，请导出后用画
        BPMN 图的软件改好，再导入成新的流程；或者去掉这一段，用卡片重画。
      </p>
      {names.length > 0 && <p>里面有：{names.join('、')}。</p>}
      {showOnCanvas && <Button onClick={showOnCanvas}>到画布上看</Button>}
    </>
  );
}
