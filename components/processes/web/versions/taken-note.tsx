import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Note } from '#platform/web/widgets/note.tsx';

/** A file was taken whole: what stood here before is one press away, as long as the page is open. */
export const TakenNote = ({ words, onUndo }: { readonly words: string; readonly onUndo: () => void }): ReactNode => (
  <Note kind="primary">
    {words}刚才画的没有丢，离开这一页以前都能撤销找回来。
    <div className="acts">
      <Button size="small" onClick={onUndo}>
        撤销，用回刚才画的
      </Button>
    </div>
  </Note>
);
