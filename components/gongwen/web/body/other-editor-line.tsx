import type { ReactNode } from 'react';
import { Note } from '#platform/web/widgets/note.tsx';
import type { DocumentView } from '../../contract.ts';
import { Moment } from './moment.tsx';

/** `孙倩正在修改，从 10:32 起` */
export const OtherEditorLine = ({ other }: { readonly other: NonNullable<DocumentView['otherEditor']> }): ReactNode => (
  <Note kind="warning">
    <b>{other.name}正在修改</b>，从 <Moment instant={other.since} /> 起。
  </Note>
);
