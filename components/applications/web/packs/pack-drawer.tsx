import type { ReplyOf } from '@gov/base/component';
import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type PackContents, routes } from '../../contract.ts';
import { PackContentsView } from './pack-contents.tsx';

export type Made = ReplyOf<(typeof routes)['installPack']> & { readonly name: string };

/** Where a template comes from: a file that was chosen, or the product. */
export type PackSource = { readonly file: string } | { readonly shipped: string };

interface PackDrawerProps {
  readonly from: PackSource;
  readonly onMade: (made: Made) => void;
  readonly onLeave: () => void;
}

/** 先看看: what a template would bring, then 安装 or 取消. Nothing is there before. */
export function PackDrawer({ from, onMade, onLeave }: PackDrawerProps): ReactNode {
  const query = useRoute(routes.previewPack, { body: { from } });
  // closed first and left when that is over, so the cursor goes back to the button it came from
  const [open, setOpen] = useState(true);
  const close = (): void => setOpen(false);
  return (
    <Drawer
      open={open}
      title="这份模板会带来什么"
      size="large"
      onClose={close}
      afterOpenChange={(now) => now || onLeave()}
      footer={query.data ? <Install {...{ from, onMade }} onLeave={close} contents={query.data} /> : undefined}
    >
      {query.error?.status === 422 ? (
        // trying again does not make another file of it
        <Refusal error={query.error} />
      ) : (
        <ListStates query={query} lines={8}>
          {(contents) => <PackContentsView contents={contents} ofFile={'file' in from} />}
        </ListStates>
      )}
    </Drawer>
  );
}

function Install({
  from,
  contents,
  onMade,
  onLeave,
}: PackDrawerProps & { readonly contents: PackContents }): ReactNode {
  const { sha256, applicationId, name } = contents;
  const told = {
    // a second look is at another application
    refreshes: [routes.allSettings, routes.previewPack],
    onDone: (reply: ReplyOf<(typeof routes)['installPack']>) => {
      onMade({ ...reply, name });
      onLeave();
    },
  };
  const install = useCommand(routes.installPack, told);
  const bring = useCommand(routes.importPack, told);
  // what was asked for once is asked for again, also where the look was read anew since: no answer may still have been a yes
  const [asked, setAsked] = useState<{ readonly sha256: string; readonly applicationId: string }>();
  const put = (): void => {
    const looked = asked ?? { sha256, applicationId };
    setAsked(looked);
    if ('file' in from) bring.mutate({ body: { pack: from.file, looked } });
    else install.mutate({ body: { pack: from.shipped, looked } });
  };
  return (
    <div className="pack-decision">
      <Refusal error={install.error ?? bring.error} />
      <div className="buttons">
        <Button onClick={onLeave}>取消</Button>
        <Button type="primary" loading={install.isPending || bring.isPending} onClick={put}>
          安装“{name}”
        </Button>
      </div>
    </div>
  );
}
