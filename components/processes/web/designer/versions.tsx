import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { When } from '#platform/web/widgets/chips.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type DesignVersionLine, type DesignView, routes } from '../../contract.ts';
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
          <ListStates
            query={query}
            empty={({ versions }) =>
              versions.length === 0 && <EmptyState sentence="还没有发布过。" detail="发布以后，每一版都留在这里。" />
            }
          >
            {({ versions }) => (
              <ul className="version-lines">
                {versions.map((one) => (
                  <li key={one.number}>
                    <b>
                      第 {one.number} 版{one.current && '（现在用的）'}
                    </b>
                    <span className="tertiary small">
                      <When instant={one.publishedAt} /> {publisher(one)}
                    </span>
                    <Button size="small" onClick={() => void takeBack(one.number)}>
                      取回第 {one.number} 版接着改
                    </Button>
                  </li>
                ))}
              </ul>
            )}
          </ListStates>
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

const publisher = ({ shipped, publishedBy }: DesignVersionLine): string =>
  shipped ? '随产品带来' : publishedBy ? `${publishedBy}发布` : '';
