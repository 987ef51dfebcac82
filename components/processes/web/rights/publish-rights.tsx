import type { ReplyOf } from '@gov/base/component';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { routes as processRoutes, type StepRights } from '../../contract.ts';

interface PublishRightsProps {
  readonly process: ReplyOf<(typeof processRoutes)['rights']>;
  readonly steps: readonly StepRights[];
  /** Number of cells that differ from the version in use. */
  readonly changed: number;
  /** The draft is being saved just now. */
  readonly busy: boolean;
  readonly onPublished: () => void;
}

/** The changed rights become the next version of the process. */
export function PublishRights({ process, steps, changed, busy, onPublished }: PublishRightsProps): ReactNode {
  const [open, setOpen] = useState(false);
  const next = process.number + 1;
  const publish = useCommand(processRoutes.changeRights, {
    refreshes: [processRoutes.rights, processRoutes.list, processRoutes.design],
    onDone: () => {
      setOpen(false);
      onPublished();
    },
  });
  const decide = (): void =>
    publish.mutate({
      params: { processId: process.processId },
      body: {
        overNumber: process.number,
        draftVersion: process.draftVersion,
        steps: steps.map(({ node, rights }) => ({ node, rights })),
      },
    });
  return (
    <>
      <Button type="primary" disabled={changed === 0 || busy} onClick={() => setOpen(true)}>
        发布流程第 {next} 版…
      </Button>
      <DecisionDialog
        open={open}
        title={`发布“${process.name}”第 ${next} 版`}
        leaveWords="先不发布"
        primaryWords={`发布第 ${next} 版`}
        busy={publish.isPending}
        error={publish.error}
        onLeave={() => {
          publish.reset();
          setOpen(false);
        }}
        onDecide={decide}
      >
        <section>
          <h3>发布后会这样</h3>
          <ul className="plain-list">
            <li>改了 {changed} 格。以后发起的事项，按新的一版看和填。</li>
            <li>正在办的事项，还按发起时的那一版。</li>
            <li>从此这个流程由本单位自己管，产品升级不再换掉它。</li>
          </ul>
        </section>
      </DecisionDialog>
    </>
  );
}
