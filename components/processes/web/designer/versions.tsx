import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { VersionList } from '#platform/web/widgets/drafts/version-list.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type DesignView, routes } from '../../contract.ts';
import type { DesignSaver } from './design-saver.ts';

interface VersionsProps {
  readonly view: DesignView;
  readonly saver: DesignSaver;
  readonly reopen: (bpmnXml: string) => Promise<void>;
}

/** Published versions: each can be taken back and worked on; and the way to drop the draft. */
export function Versions({ view, saver, reopen }: VersionsProps): ReactNode {
  const [open, setOpen] = useState(false);
  const query = useRoute(routes.designVersions, { params: { processId: view.processId } }, { enabled: open });
  const takeBack = async (number: number): Promise<void> => {
    const version = await call(routes.designVersion, { params: { processId: view.processId, number } });
    await call(routes.saveDesign, {
      params: { processId: view.processId },
      body: { baseVersion: saver.base(), bpmnXml: version.bpmnXml, ...(view.formId ? { formId: view.formId } : {}) },
    });
    await refresh(routes.design);
    saver.giveUp();
    setOpen(false);
    await reopen(version.bpmnXml);
  };
  const discard = useCommand(routes.discardDesign, {
    refreshes: [routes.designs],
    onDone: async () => {
      saver.giveUp();
      if (!view.current) return window.location.assign('/processes');
      await refresh(routes.design);
      setOpen(false);
      await reopen(view.current.bpmnXml);
    },
  });
  return (
    <>
      <Button type="text" onClick={() => setOpen(true)}>
        版本
      </Button>
      <Drawer title="版本" open={open} onClose={() => setOpen(false)} destroyOnHidden>
        <div className="stack">
          <VersionList query={query}>
            {({ number }, name) => (
              <>
                {name}
                <Button size="small" onClick={() => void takeBack(number)}>
                  取回第 {number} 版接着改
                </Button>
              </>
            )}
          </VersionList>
          {saver.shown().hasDraft && (
            <section>
              <Button
                danger
                loading={discard.isPending}
                onClick={async () => {
                  await saver.save();
                  discard.mutate({ params: { processId: view.processId }, body: { baseVersion: saver.base() } });
                }}
              >
                {view.current ? `丢弃草稿，回到第 ${view.current.number} 版` : '丢弃这个流程'}
              </Button>
              <Refusal error={discard.error} />
            </section>
          )}
        </div>
      </Drawer>
    </>
  );
}
