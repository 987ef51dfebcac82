import { memo, type ReactNode } from 'react';
import { Note } from '#platform/web/widgets/note.tsx';
import { notHereWords } from '../../rules/sharing/field-names.ts';
import { useDeskPart } from './desk-store.ts';

interface ColumnNotesProps {
  readonly refused: string | undefined;
  readonly said: string;
  readonly isCanvas: boolean;
}

/** Above the cards: what was refused, and what belongs to no card. */
export const ColumnNotes = memo(({ refused, said, isCanvas }: ColumnNotesProps): ReactNode => {
  const loose = useDeskPart(({ problems }) => problems.get('')) ?? [];
  const found = useDeskPart(({ findings }) => findings.get(''));
  const notHere = useDeskPart((desk) => notHereWords(desk.notHere, desk.formId !== undefined));
  return (
    <div className="process-notes">
      {refused && <Note kind="error">{refused}</Note>}
      {notHere && <Note kind="warning">{notHere}</Note>}
      {found?.map(({ message, help }) => (
        <Note key={message} kind="warning">
          {message}
          {help}
        </Note>
      ))}
      {loose.slice(0, isCanvas ? 1 : undefined).map((message) => (
        <Note key={message} kind="warning">
          {message}
        </Note>
      ))}
      {isCanvas && loose.length > 1 && <p className="tertiary small">还有 {loose.length - 1} 个问题，在“列表”里看。</p>}
      <p className="only-for-readers" role="status">
        {said}
      </p>
    </div>
  );
});
ColumnNotes.displayName = 'ColumnNotes';
