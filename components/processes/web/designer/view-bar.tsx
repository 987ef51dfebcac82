import { blockAt, isParent, timeWords } from '@gov/workflow/designing';
import { Button } from 'antd';
import { memo, type ReactNode } from 'react';
import { useDeskPart } from './desk-store.ts';

export type DesignerView = 'list' | 'canvas';

const views: readonly (readonly [DesignerView, string])[] = [
  ['list', '列表'],
  ['canvas', '画布'],
];

interface ViewBarProps {
  readonly view: DesignerView;
  readonly setView: (view: DesignerView) => void;
}

/** 列表 or 画布; on the canvas, what lays the drawing out. */
export const ViewBar = memo(({ view, setView }: ViewBarProps): ReactNode => {
  const act = useDeskPart((desk) => desk.act);
  const selection = useDeskPart((desk) => desk.selection);
  const closed = useDeskPart((desk) => desk.closed);
  const endWithin = useDeskPart((desk) => desk.design.program.endWithin);
  const isFork = useDeskPart(
    ({ design, selection: one }) => one !== undefined && isParent(blockAt(design.program.root, one.spot)),
  );
  return (
    <div className="view-bar">
      <div className="view-choice" role="toolbar" aria-label="怎么看">
        {views.map(([one, words]) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
            {words}
          </button>
        ))}
      </div>
      {endWithin && <span className="end-within secondary small">全程限 {timeWords(endWithin)}办结</span>}
      {view === 'canvas' && closed === undefined && (
        <div className="acts">
          <Button
            size="small"
            disabled={!selection}
            title={isFork ? '重新排好选中的分路' : '重新排好选中的图形所在的这一段'}
            onClick={() => selection && act({ kind: 'arrange', at: selection.spot })}
          >
            整理这一段
          </Button>
          <Button size="small" onClick={() => act({ kind: 'arrange' })}>
            全部整理
          </Button>
        </div>
      )}
    </div>
  );
});
ViewBar.displayName = 'ViewBar';
