import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Note } from '#platform/web/widgets/note.tsx';
import type { Brought } from './brought.ts';

/** What to look at in a form that was read from a file; the dialog that read it brings it along. */
export function ImportRemarks({ remarks = [] }: Pick<Brought, 'remarks'>): ReactNode {
  const [seen, setSeen] = useState(false);
  if (seen || remarks.length === 0) return null;
  return (
    <Note kind="primary">
      <b>从文件读出来的，请看一遍：</b>
      <ul className="plain-list">
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
      <Button size="small" onClick={() => setSeen(true)}>
        看过了
      </Button>
    </Note>
  );
}
