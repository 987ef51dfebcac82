import { Button, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { UseLines } from './use-lines.tsx';

/** Where the form is used, asked for when it is looked at. */
export function UsesPopover({ formId }: { readonly formId: string }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title="这张表单用在"
      open={open}
      onOpenChange={setOpen}
      content={open ? <UseLines formId={formId} /> : null}
    >
      <Button type="text">用在哪里</Button>
    </Popover>
  );
}
