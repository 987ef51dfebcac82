import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'react-router';
import { Note } from '#platform/web/widgets/note.tsx';

/** What to look at in a form that was read from a file; the dialog that read it brings it along. */
export function ImportRemarks(): ReactNode {
  const { state } = useLocation() as { readonly state: { readonly remarks?: readonly string[] } | null }; // reason: written by the dialog
  const [seen, setSeen] = useState(false);
  const remarks = state?.remarks ?? [];
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
