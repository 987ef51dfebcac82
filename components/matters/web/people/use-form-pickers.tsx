import type { NamedReference } from '@gov/forms';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { FormPickers } from '#components/forms/web/parts.ts';
import { upload } from '#platform/web/data/transfer.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { routes } from '../../contract.ts';
import { rereadMatter } from '../handling/use-matter.ts';
import { searchPersons } from './person-search.ts';

/** What the fields of a form ask the page for: a person from a dialog, files kept with the matter. */
export function useFormPickers(matterId: string): { readonly pickers: FormPickers; readonly dialogs: ReactNode } {
  const [title, setTitle] = useState<string>();
  const answer = useRef<(person: NamedReference | undefined) => void>(undefined);
  const pickers = useMemo<FormPickers>(
    () => ({
      pickPerson: (fieldTitle) =>
        new Promise((resolve) => {
          answer.current = resolve;
          setTitle(fieldTitle);
        }),
      uploadFiles: async (files) => {
        const { attachments } = await upload(routes.attach, { params: { matterId } }, files);
        void rereadMatter(matterId);
        return attachments.map(({ id, name, bytes }) => ({ fileId: id, name, size: bytes }));
      },
    }),
    [matterId],
  );
  const finish = (person: NamedReference | undefined) => {
    setTitle(undefined);
    answer.current?.(person);
  };
  return { pickers, dialogs: title === undefined ? null : <PersonDialog title={title} onFinish={finish} /> };
}

interface PersonDialogProps {
  readonly title: string;
  readonly onFinish: (person: NamedReference | undefined) => void;
}

function PersonDialog({ title, onFinish }: PersonDialogProps) {
  const [chosen, setChosen] = useState<readonly PersonChoice[]>([]);
  const { person } = useSession();
  const [first] = chosen;
  return (
    <DecisionDialog
      open
      title={`选${title}`}
      leaveWords="先不选"
      primaryWords={first ? `选${first.name}` : '选这个人'}
      disabled={first === undefined}
      onLeave={() => onFinish(undefined)}
      onDecide={() => first && onFinish({ id: first.personId, name: first.name })}
    >
      <PersonPicker label={title} value={chosen} onChange={setChosen} search={searchPersons} recentOf={person.id} />
    </DecisionDialog>
  );
}
