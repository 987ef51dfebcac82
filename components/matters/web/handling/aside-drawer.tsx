import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { Icon } from '#platform/web/widgets/icon.tsx';

/** The right column where there is no room for it beside the others. */
export function AsideDrawer({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="text" icon={<Icon name="list" />} onClick={() => setOpen(true)}>
        办理过程
      </Button>
      <Drawer title="办理情况" size={340} open={open} onClose={() => setOpen(false)} rootClassName="aside-drawer">
        {children}
      </Drawer>
    </>
  );
}
