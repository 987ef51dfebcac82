import { Button } from 'antd';
import { memo, type ReactNode, useState } from 'react';
import type { DraftShown } from '#platform/web/data/draft-saver.ts';
import { DesignerHead } from '#platform/web/widgets/drafts/designer-head.tsx';
import type { DesignView } from '../../contract.ts';
import { UnusedContent } from '../importing/unused-content.tsx';
import { CourseMenu } from '../rehearsal/course-menu.tsx';
import { ExportDesign } from '../sharing/export-dialog.tsx';
import { PublishDialog } from '../versions/publish-dialog.tsx';
import { Versions } from '../versions/versions.tsx';
import type { DesignSaver } from './design-saver.ts';
import { useDeskPart } from './desk-store.ts';
import type { TakenFile } from './use-history.ts';

interface ProcessHeadProps {
  readonly view: DesignView;
  readonly saver: DesignSaver;
  readonly saving: DraftShown<DesignView>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onScanned: Parameters<typeof PublishDialog>[0]['onScanned'];
  readonly onCompare: (number: number) => void;
  readonly walking: boolean;
  readonly onWalk: (walking: boolean) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onTake: (taken: TakenFile) => void;
  readonly reopen: (bpmnXml: string) => Promise<void>;
}

/** Above the cards: what is done with the process. */
export const ProcessHead = memo((props: ProcessHeadProps): ReactNode => {
  const { view, saver, saving, onScanned, onCompare, walking, onWalk, reopen } = props;
  const name = useDeskPart(({ design }) => design.program.name);
  const isClosed = useDeskPart(({ closed }) => closed !== undefined);
  const count = useDeskPart(({ problems }) => [...problems.values()].reduce((sum, all) => sum + all.length, 0));
  const [publishing, setPublishing] = useState(false);
  const next = (view.current?.number ?? 0) + 1;
  return (
    <DesignerHead
      back={{ to: '/processes', words: '流程' }}
      title={name || '没有名称的流程'}
      saving={saving}
      number={view.current?.number}
      saveAgain={saver.save}
      begunWith={view.draft}
    >
      <div className="acts">
        <Button type="text" disabled={!props.canUndo} onClick={props.onUndo}>
          撤销
        </Button>
        <Button type="text" disabled={!props.canRedo} onClick={props.onRedo}>
          重做
        </Button>
        {count > 0 && (
          <Button type="text" className="nobody" onClick={showProblem}>
            {count} 个问题
          </Button>
        )}
        <Button type="text" aria-pressed={walking} onClick={() => onWalk(!walking)}>
          {walking ? '结束试走' : '试走'}
        </Button>
        <ExportDesign processId={view.processId} saver={saver} name={name} />
        <UnusedContent saver={saver} />
        <CourseMenu processId={view.processId} saver={saver} />
        <Versions view={view} saver={saver} onTake={props.onTake} reopen={reopen} onCompare={onCompare} />
        {view.current && (
          <Button type="text" onClick={() => onCompare(view.current?.number ?? 1)}>
            改了哪些
          </Button>
        )}
        {!isClosed && (
          <Button type="primary" onClick={() => setPublishing(true)}>
            发布第 {next} 版…
          </Button>
        )}
      </div>
      <PublishDialog
        open={publishing}
        view={view}
        saver={saver}
        next={next}
        problemCount={count}
        onScanned={onScanned}
        onClose={() => setPublishing(false)}
      />
    </DesignerHead>
  );
});
ProcessHead.displayName = 'ProcessHead';

/** The next card with a problem, from the top again after the last. */
function showProblem(): void {
  const cards = [...document.querySelectorAll<HTMLElement>('.wrong [data-card], .process-notes .note')];
  const at = cards.indexOf(document.activeElement as HTMLElement); // reason: only looked for
  const next = cards[(at + 1) % cards.length];
  next?.scrollIntoView({ block: 'center' });
  next?.focus();
}
