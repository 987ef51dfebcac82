import { Button } from 'antd';
import { useState } from 'react';
import type { PersonView } from '../../contract.ts';
import { AddAssignmentDialog } from './add-assignment-dialog.tsx';
import { ChangePersonDialog } from './change-person-dialog.tsx';
import { EndPersonDialog } from './end-person-dialog.tsx';
import { ReturnPersonDialog } from './return-person-dialog.tsx';
import { UndoLeavingDialog } from './undo-leaving-dialog.tsx';

type Act = 'assign' | 'change' | 'end' | 'undo' | 'return';

export function PersonActions({ person }: { readonly person: PersonView }) {
  const [open, setOpen] = useState<Act>();
  const close = () => setOpen(undefined);
  const gone = person.assignments.every((row) => row.state === 'past');
  return (
    <div className="row wrap">
      {!gone && <Button onClick={() => setOpen('assign')}>增加任职…</Button>}
      {person.left && <Button onClick={() => setOpen('return')}>办理复职…</Button>}
      <Button onClick={() => setOpen('change')}>改姓名或拼音…</Button>
      {person.leavingUndoable && <Button onClick={() => setOpen('undo')}>撤回离任…</Button>}
      {!gone && (
        <Button danger onClick={() => setOpen('end')}>
          {person.leavingUndoable ? '改离任日期…' : '办理离任…'}
        </Button>
      )}
      <AddAssignmentDialog open={open === 'assign'} person={person} onClose={close} />
      <ChangePersonDialog open={open === 'change'} person={person} onClose={close} />
      <UndoLeavingDialog open={open === 'undo'} person={person} onClose={close} />
      <ReturnPersonDialog open={open === 'return'} person={person} onClose={close} />
      <EndPersonDialog open={open === 'end'} person={person} onClose={close} />
    </div>
  );
}
