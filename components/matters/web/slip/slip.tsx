import { liveTree } from '@gov/forms';
import { useMemo } from 'react';
import { formPaper } from '#components/forms/web/parts.ts';
import { downloadUrl } from '#platform/web/data/transfer.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { Part } from '#platform/web/shell/web-part.tsx';
import { todayInChina } from '#platform/web/text/days.ts';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { type MatterView, routes } from '../../contract.ts';
import { useFormPickers } from '../people/use-form-pickers.tsx';
import { slipPrefix } from './field-problems.ts';
import { changedByOthers } from './others-words.tsx';
import { paperWith } from './paper-tree.ts';
import type { FormValues } from './use-values.ts';

const matterAddress = (matterId: string): string => `/matters/${matterId}`;

/** The form on paper, with what is being typed. */
export function Slip({ view, values }: { readonly view: MatterView; readonly values: FormValues }) {
  const { person } = useSession();
  const { pickers, dialogs } = useFormPickers(view);
  const { edits, stored, problems, theirs } = values;
  const tree = useMemo(() => {
    const typed = { ...stored, ...edits };
    const paper = paperWith(view.form, typed, [...problems, ...changedByOthers(view, theirs)]);
    return liveTree(paper, { ...view.values, ...typed });
  }, [view, stored, edits, problems, theirs]);
  const paper = {
    tree,
    mode: view.myTask?.kind === 'do' ? ('fill' as const) : ('read' as const),
    idPrefix: slipPrefix,
    onChange: values.change,
    onLeave: values.leave,
    pickers,
    signer: { id: person.id, name: person.name, date: todayInChina() },
    matterAddress,
    attachmentAddress: (file: { readonly fileId: string }) =>
      downloadUrl(routes.downloadAttachment, { params: { matterId: view.matterId, attachmentId: file.fileId } }),
  };
  return (
    <>
      <Part token={formPaper} props={paper} waiting={<LoadingState lines={8} />} />
      {dialogs}
    </>
  );
}
