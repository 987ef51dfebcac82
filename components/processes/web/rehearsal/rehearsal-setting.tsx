import { Button, Progress, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Panel } from '#platform/web/widgets/panel.tsx';
import type { DesignView } from '../../contract.ts';
import type { RehearsalShown } from './use-rehearsal.ts';

interface RehearsalSettingProps {
  readonly view: DesignView;
  readonly shown: RehearsalShown;
  readonly onStart: (of: 'draft' | number, most: number) => void;
  readonly onStop: () => void;
}

const counts = [50, 200, 500, 1_000];

/** What is rehearsed with how many matters, and how far it is. */
export function RehearsalSetting({ view, shown, onStart, onStop }: RehearsalSettingProps): ReactNode {
  const current = view.current?.number;
  const [chosen, setOf] = useState<'draft' | number>();
  // what is there may be read anew while nothing has been chosen yet
  const of = chosen ?? (view.draft ? ('draft' as const) : current);
  const [most, setMost] = useState(200);
  const sources = [
    ...(view.draft ? [{ value: 'draft' as const, label: '草稿（最近存下的）' }] : []),
    ...Array.from({ length: current ?? 0 }, (_, at) => (current ?? 0) - at).map((number) => ({
      value: number,
      label: number === current ? `第 ${number} 版（正在用）` : `第 ${number} 版`,
    })),
  ];
  const works = shown.state === 'reading' || shown.state === 'running';
  const wanted = shown.process?.matterIds.length ?? 0;
  return (
    <Panel title="试运行什么">
      <div className="body rehearsal-setting">
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is inside */}
        <label>
          <span>按哪一稿</span>
          <Select
            aria-label="按哪一稿"
            value={of}
            options={sources}
            disabled={works}
            onChange={(value) => setOf(value)}
            className="source"
          />
        </label>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is inside */}
        <label>
          <span>用最近的多少件</span>
          <Select
            aria-label="用最近的多少件"
            value={most}
            options={counts.map((value) => ({ value, label: `${value} 件` }))}
            disabled={works}
            onChange={setMost}
          />
        </label>
        {works ? (
          <Button onClick={onStop}>停下</Button>
        ) : (
          <Button type="primary" disabled={of === undefined} onClick={() => of !== undefined && onStart(of, most)}>
            {shown.state === 'none' ? '开始试运行' : '重新试运行'}
          </Button>
        )}
        {shown.process && (
          <div className="how-far" role="status">
            <Progress
              aria-label="走了多少件"
              percent={wanted === 0 ? 100 : Math.round((shown.asked / wanted) * 100)}
              size="small"
              status={works ? 'active' : shown.state === 'done' ? 'success' : 'normal'}
            />
            <span className="secondary">{farWords(shown, wanted)}</span>
          </div>
        )}
      </div>
    </Panel>
  );
}

function farWords({ state, asked, process }: RehearsalShown, wanted: number): string {
  if (wanted === 0) return '还没有按这个流程办过的事项。';
  const of = `${process?.source ?? ''}，${asked}/${wanted} 件`;
  const more = process && process.total > wanted ? `（一共有 ${process.total} 件）` : '';
  if (state === 'stopped') return `${of}，已停下；下面是已经走完的。`;
  if (state === 'failed') return `${of}，中断了；下面是已经走完的。`;
  return state === 'done' ? `${of}，走完了${more}` : `正在走：${of}${more}`;
}
