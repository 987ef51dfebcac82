import { Button } from 'antd';
import { useState } from 'react';
import type { SectionView } from '../../contract.ts';
import { AddPersonDialog } from '../persons/add-person-dialog.tsx';
import { MovePeopleDialog } from '../persons/move-people-dialog.tsx';
import { AddSectionDialog } from './add-section-dialog.tsx';
import { EndSectionDialog } from './end-section-dialog.tsx';
import { MoveSectionDialog } from './move-section-dialog.tsx';
import { OrderSectionsDialog } from './order-sections-dialog.tsx';
import { RenameSectionDialog } from './rename-section-dialog.tsx';

type Act = 'add-person' | 'move-people' | 'add-section' | 'order' | 'rename' | 'move' | 'end';

const words: readonly (readonly [Act, string])[] = [
  ['add-person', '登记新人…'],
  ['move-people', '移人进来…'],
  ['add-section', '下设科室…'],
  ['order', '调整下设科室的顺序…'],
  ['rename', '改名…'],
  ['move', '调整上级…'],
];

/** Everything that can be done to a section, each named by its effect. */
export function SectionActions({ section }: { readonly section: SectionView }) {
  const [open, setOpen] = useState<Act>();
  const close = () => setOpen(undefined);
  const acts = words.filter(([act]) => act !== 'order' || section.below.length > 1);
  return (
    <div className="section-actions">
      {acts.map(([act, label]) => (
        <Button key={act} size="small" onClick={() => setOpen(act)}>
          {label}
        </Button>
      ))}
      <Button size="small" danger onClick={() => setOpen('end')}>
        撤销科室…
      </Button>
      <AddPersonDialog open={open === 'add-person'} section={section} onClose={close} />
      <MovePeopleDialog open={open === 'move-people'} section={section} onClose={close} />
      <AddSectionDialog open={open === 'add-section'} parentId={section.id} onClose={close} />
      {open === 'order' && <OrderSectionsDialog sections={section.below} parentId={section.id} onClose={close} />}
      <RenameSectionDialog open={open === 'rename'} section={section} onClose={close} />
      <MoveSectionDialog open={open === 'move'} section={section} onClose={close} />
      <EndSectionDialog open={open === 'end'} section={section} onClose={close} />
    </div>
  );
}
