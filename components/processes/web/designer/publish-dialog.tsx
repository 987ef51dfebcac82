import { type ReactNode, useState } from 'react';
import { CallError } from '#platform/web/data/call-error.ts';
import { markOld, refresh, useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type DesignView, routes } from '../../contract.ts';
import type { DesignSaver } from './design-saver.ts';

interface PublishDialogProps {
  readonly open: boolean;
  readonly view: DesignView;
  readonly saver: DesignSaver;
  readonly next: number;
  readonly problemCount: number;
  readonly onClose: () => void;
}

/** What publishing does and to whom, before it is done. */
export function PublishDialog({ open, view, saver, next, problemCount, onClose }: PublishDialogProps): ReactNode {
  const [unsaved, setUnsaved] = useState<CallError | null>(null);
  const publish = useCommand(routes.publishDesign, {
    refreshes: [routes.designs, routes.list, routes.designVersions],
    onDone: async ({ draftVersion }) => {
      saver.published(draftVersion);
      await refresh(routes.design);
      onClose();
    },
  });
  const { hasDraft } = saver.shown();
  const decide = async (): Promise<void> => {
    setUnsaved(null);
    try {
      await saver.settle();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      return setUnsaved(error);
    }
    publish.mutate({
      params: { processId: view.processId },
      body: { baseVersion: saver.base(), overNumber: view.current?.number ?? 0 },
    });
  };
  const leave = (): void => {
    publish.reset();
    void markOld(routes.designVersions);
    onClose();
  };
  return (
    <DecisionDialog
      open={open}
      title={`发布第 ${next} 版`}
      leaveWords="先不发布"
      primaryWords={`发布第 ${next} 版`}
      busy={publish.isPending}
      disabled={problemCount > 0 || !hasDraft}
      error={unsaved ?? publish.error}
      onLeave={leave}
      onDecide={() => void decide()}
    >
      {problemCount > 0 && <Note kind="warning">还有 {problemCount} 个问题要改好才能发布，都写在各自的卡片上。</Note>}
      {!hasDraft && problemCount === 0 && <Note>没有未发布的修改，不用发布。</Note>}
      <section>
        <h3>发布后会这样</h3>
        <ul className="plain-list">
          <li>以后发起的事项，按第 {next} 版办理。</li>
          <li>{next > 1 ? '正在办的事项，还按发起时的那一版走完。' : '这个流程就可以用到办事应用里。'}</li>
          <li>发布过的版本不能再改，要改就接着发布下一版；以前的版本随时能看，也能取回来接着改。</li>
        </ul>
      </section>
    </DecisionDialog>
  );
}
