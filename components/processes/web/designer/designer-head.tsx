import type { History } from '@gov/workflow/designing';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { Icon } from '#platform/web/widgets/icon.tsx';
import type { DesignView } from '../../contract.ts';
import type { DesignSaver, SaveShown } from './design-saver.ts';
import { useDesk } from './desk.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { clockWords } from './save-words.ts';
import type { Problems } from './use-problems.ts';
import { Versions } from './versions.tsx';

interface DesignerHeadProps {
  readonly view: DesignView;
  readonly saver: DesignSaver;
  readonly saving: SaveShown;
  readonly history: History;
  readonly problems: Problems;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly reopen: (bpmnXml: string) => Promise<void>;
}

/** Where one is, what became of the draft, and what is done with it. */
export function DesignerHead(props: DesignerHeadProps): ReactNode {
  const { view, saver, saving, history, problems, onUndo, onRedo, reopen } = props;
  const { design, closed } = useDesk();
  const [publishing, setPublishing] = useState(false);
  const count = [...problems.values()].reduce((sum, all) => sum + all.length, 0);
  const next = (view.current?.number ?? 0) + 1;
  return (
    <header className="process-head">
      <Link to="/processes" className="back">
        <Icon name="left" />
        流程
      </Link>
      <h1 className="one-line">{design.program.name || '没有名称的流程'}</h1>
      <span
        className={
          saving.state === 'failed' || saving.state === 'stale' ? 'save-words nobody' : 'save-words tertiary small'
        }
        role="status"
      >
        {view.current ? `第 ${view.current.number} 版正在用；` : '还没有发布过；'}
        {saveWords(saving)}
      </span>
      <div className="acts">
        <Button type="text" disabled={history.past.length === 0} onClick={onUndo}>
          撤销
        </Button>
        <Button type="text" disabled={history.future.length === 0} onClick={onRedo}>
          重做
        </Button>
        {count > 0 && (
          <Button type="text" className="nobody" onClick={showProblem}>
            {count} 个问题
          </Button>
        )}
        <Button type="text" onClick={() => void exportFile(saver, design.program.name)}>
          导出
        </Button>
        <Versions view={view} saver={saver} reopen={reopen} />
        {closed === undefined && (
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
        onClose={() => setPublishing(false)}
      />
    </header>
  );
}

function saveWords({ state, savedAt, hasDraft, failure }: SaveShown): string {
  switch (state) {
    case 'saved':
      return hasDraft && savedAt ? `草稿 ${clockWords(savedAt)} 已存` : '没有未发布的修改';
    case 'waiting':
    case 'saving':
      return '正在存…';
    case 'failed':
      return failure?.message ?? '没有存上';
    case 'stale':
      return '别处先存了一稿';
  }
}

/** The next card with a problem, from the top again after the last. */
function showProblem(): void {
  const cards = [...document.querySelectorAll<HTMLElement>('.wrong [data-card], .process-notes .note')];
  const at = cards.indexOf(document.activeElement as HTMLElement); // reason: only looked for
  const next = cards[(at + 1) % cards.length];
  next?.scrollIntoView({ block: 'center' });
  next?.focus();
}

/** The BPMN 2.0 file as it stands on the page. */
async function exportFile(saver: DesignSaver, name: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([await saver.file()], { type: 'application/xml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name || '流程'}.bpmn`;
  link.click();
  URL.revokeObjectURL(url);
}
