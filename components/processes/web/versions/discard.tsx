import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { refresh, useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type DesignView, routes } from '../../contract.ts';
import { type DesignSaver, openFile } from '../designer/design-saver.ts';
import type { TakenFile } from '../designer/use-history.ts';

interface DiscardProps {
  readonly view: DesignView;
  readonly saver: DesignSaver;
  readonly onTake: (taken: TakenFile) => void;
  readonly onDone: () => void;
}

/**
 * Drops what is not published. Where a version is in use it stands here then, and 撤销 brings the dropped draft back as a new one;
 * a process that never was published is gone with its draft, so that is asked first.
 */
export function Discard({ view, saver, onTake, onDone }: DiscardProps): ReactNode {
  const { processId, current } = view;
  const [asking, setAsking] = useState(false);
  const discard = useCommand(routes.discardDesign, {
    refreshes: [routes.designs],
    onDone: async ({ draftVersion }) => {
      if (!current) {
        saver.giveUp();
        return window.location.assign('/processes');
      }
      const file = await openFile(current.bpmnXml);
      const { formId } = await call(routes.design, { params: { processId } });
      if (!file) return window.location.reload();
      const forms = { was: saver.formId(), is: formId };
      saver.dropped(draftVersion, { file, formId });
      onTake({ file, forms, words: `草稿已丢弃，回到第 ${current.number} 版。` });
      await refresh(routes.design);
      onDone();
    },
  });
  const run = async (): Promise<void> => {
    await saver.save();
    discard.mutate({ params: { processId }, body: { baseVersion: saver.base() } });
  };
  if (current)
    return (
      <section>
        <Button danger loading={discard.isPending} onClick={() => void run()}>
          丢弃草稿，回到第 {current.number} 版
        </Button>
        <p className="tertiary small">没有发布的修改不再保留；离开设计页以前，可以撤销。</p>
        <Refusal error={discard.error} />
      </section>
    );
  return (
    <section>
      <Button danger onClick={() => setAsking(true)}>
        丢弃这个流程…
      </Button>
      <DecisionDialog
        open={asking}
        size="question"
        title="丢弃这个流程"
        leaveWords="不丢弃"
        primaryWords="丢弃这个流程"
        danger
        busy={discard.isPending}
        error={discard.error}
        onLeave={() => {
          discard.reset();
          setAsking(false);
        }}
        onDecide={() => void run()}
      >
        <ul className="plain-list">
          <li>它还没有发布过，丢弃以后画的步骤都没有了，找不回来。</li>
          <li>定好时间还没有发布的，一起取消。</li>
          <li>想留一份，先点上面的“导出”，以后可以导入成新的流程。</li>
        </ul>
      </DecisionDialog>
    </section>
  );
}
