import { droppedFields, repeatedNames } from '@gov/forms';
import { type ReactNode, useState } from 'react';
import { CallError } from '#platform/web/data/call-error.ts';
import { markOld, refresh, useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type FormView, routes } from '../../contract.ts';
import { UseLines } from '../uses/use-lines.tsx';
import type { Draft } from './use-draft.ts';

interface PublishDialogProps {
  readonly open: boolean;
  readonly view: FormView;
  readonly draft: Draft;
  /** Number that the version will have. */
  readonly next: number;
  readonly problemCount: number;
  readonly onClose: () => void;
}

/** What publishing does and to whom, before it is done: a version is never taken back, only followed by another. */
export function PublishDialog({ open, view, draft, next, problemCount, onClose }: PublishDialogProps): ReactNode {
  const { saver } = draft;
  const [unsaved, setUnsaved] = useState<CallError | null>(null);
  const publish = useCommand(routes.publish, {
    refreshes: [routes.list, routes.versions],
    onDone: async ({ draftVersion }) => {
      saver.startFrom(saver.template(), draftVersion, false);
      await refresh(routes.form);
      onClose();
    },
  });
  const decide = async (): Promise<void> => {
    setUnsaved(null);
    try {
      await saver.settle();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      return setUnsaved(error);
    }
    publish.mutate({
      params: { formId: view.formId },
      body: { baseVersion: saver.base(), overNumber: view.current?.number ?? 0 },
    });
  };
  const dropped = open && view.current ? droppedFields(saver.template(), view.current.template) : [];
  const repeated = open ? [...new Set(repeatedNames(saver.template()).map(({ message }) => message))] : [];
  const leave = (): void => {
    publish.reset();
    void markOld(routes.versions);
    onClose();
  };
  return (
    <DecisionDialog
      open={open}
      title={`发布第 ${next} 版`}
      leaveWords="先不发布"
      primaryWords={`发布第 ${next} 版`}
      busy={publish.isPending}
      disabled={problemCount > 0 || !draft.hasDraft}
      error={unsaved ?? publish.error}
      onLeave={leave}
      onDecide={() => void decide()}
    >
      {problemCount > 0 && <Note kind="warning">还有 {problemCount} 处要改好才能发布，稿纸下面都列着。</Note>}
      {repeated.length > 0 && (
        <Note kind="warning">
          {repeated.map((message) => (
            <p key={message}>{message}。不改也能发布，只是算法和列表里分不清。</p>
          ))}
        </Note>
      )}
      {!draft.hasDraft && problemCount === 0 && <Note>没有未发布的修改，不用发布。</Note>}
      <section>
        <h3>发布后会这样</h3>
        <ul className="plain-list">
          <li>以后发起的事项，用第 {next} 版填写。</li>
          <li>
            {next > 1
              ? '正在办的事项，还用发起时的那一版，填好的内容不变；要改用新版的，在“版本”里升级。'
              : '这张表单就可以用到流程里。'}
          </li>
          {dropped.length > 0 && (
            <li>从稿纸上拿掉的{dropped.map(({ label }) => `“${label}”`).join('')}停用：不再填，填好的仍能看和打印。</li>
          )}
          <li>发布过的版本不能再改，要改就接着发布下一版；以前的版本随时能看，也能取回来接着改。</li>
        </ul>
      </section>
      {open && next > 1 && (
        <section>
          <h3>会跟着换的</h3>
          <UseLines formId={view.formId} />
          <p className="secondary">
            不再合用的应用留在原来那一版，“应用设置”里会说。从稿纸上拿掉的，这些应用以后发起的事项都不再填。
          </p>
        </section>
      )}
    </DecisionDialog>
  );
}
