import type { ReactNode } from 'react';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { DocumentView } from '../../contract.ts';

/** `孙倩正在修改，从 10:32 起` */
export function OtherEditorLine({ other }: { readonly other: NonNullable<DocumentView['otherEditor']> }): ReactNode {
  const since = dateTimeWords(other.since, useNow()).replace('今天 ', '');
  return (
    <Note kind="warning">
      <b>{other.name}正在修改</b>，从 {since} 起。
    </Note>
  );
}
