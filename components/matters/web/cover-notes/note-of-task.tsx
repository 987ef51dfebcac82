import { Button } from 'antd';
import { useState } from 'react';
import type { MatterView } from '../../contract.ts';
import { NoteDialog } from './note-dialog.tsx';

/** Beside whom one waits for: what one has written for him, or the way to write it. */
export function NoteOfTask({ view, taskId }: { readonly view: MatterView; readonly taskId: string }) {
  const [open, setOpen] = useState(false);
  const own = view.coverNotes.find((note) => note.own && note.taskId === taskId);
  const may = view.mayNoteFor.find((one) => one.taskId === taskId);
  if (!may) return null;
  return (
    <>
      {own && <p className="small own-note">您的呈批说明：{own.text}</p>}
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        {own ? '改呈批说明…' : '写呈批说明…'}
      </Button>
      <NoteDialog
        matterId={view.matterId}
        taskId={taskId}
        leader={may.leader}
        text={own?.text ?? ''}
        open={open}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
