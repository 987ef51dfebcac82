import { Button } from 'antd';
import { useState } from 'react';
import type { SectionNode } from '../../contract.ts';
import { AddSectionDialog } from './add-section-dialog.tsx';
import { OrderSectionsDialog } from './order-sections-dialog.tsx';

/** What is done to the top level of the tree: a new section, another order. */
export function TopSections({ sections }: { readonly sections: readonly SectionNode[] }) {
  const [open, setOpen] = useState<'add' | 'order'>();
  const tops = sections.filter((section) => section.parentId === undefined);
  return (
    <div className="section-actions">
      <Button size="small" onClick={() => setOpen('add')}>
        设立科室…
      </Button>
      {tops.length > 1 && (
        <Button size="small" onClick={() => setOpen('order')}>
          调整顺序…
        </Button>
      )}
      <AddSectionDialog open={open === 'add'} onClose={() => setOpen(undefined)} />
      {open === 'order' && <OrderSectionsDialog sections={tops} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
