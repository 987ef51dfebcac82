import type { NamedReference } from '@gov/forms';
import { type ReactNode, useMemo, useState } from 'react';
import type { ChosenMatter, ChosenRecord, FormPickers } from '#components/forms/web/parts.ts';
import { upload } from '#platform/web/data/transfer.ts';
import { Part, webPart } from '#platform/web/shell/web-part.tsx';
import { type MatterView, routes } from '../../contract.ts';
import { rereadMatter } from '../handling/use-matter.ts';
import type { AgencyPickerProps, PickedAgency } from '../parts.ts';
import { MattersDialog } from './matters-dialog.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { PostDialog } from './post-dialog.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { SectionDialog } from './section-dialog.tsx';

/** What a field is waiting for. */
type Question =
  | { readonly of: 'person'; readonly title: string; readonly answer: Answer<NamedReference> }
  | {
      readonly of: 'section';
      readonly title: string;
      readonly chosen: NamedReference | undefined;
      readonly answer: Answer<NamedReference>;
    }
  | {
      readonly of: 'post';
      readonly title: string;
      readonly chosen: NamedReference | undefined;
      readonly answer: Answer<NamedReference>;
    }
  | {
      readonly of: 'matters';
      readonly title: string;
      readonly chosen: readonly ChosenMatter[];
      readonly answer: Answer<readonly ChosenMatter[]>;
    }
  | {
      readonly of: 'record';
      readonly title: string;
      readonly field: string;
      readonly answer: Answer<ChosenRecord>;
    }
  | {
      readonly of: 'agencies';
      readonly title: string;
      readonly chosen: readonly PickedAgency[];
      readonly answer: Answer<readonly PickedAgency[]>;
    };
type Answer<T> = (chosen: T | undefined) => void;

/** What the fields of a form ask the page for: persons, sections and agencies from dialogs, files kept with the matter. */
export function useFormPickers(view: MatterView): { readonly pickers: FormPickers; readonly dialogs: ReactNode } {
  const { matterId } = view;
  const { componentId } = view.kind;
  const [question, setQuestion] = useState<Question>();
  const pickers = useMemo<FormPickers>(() => {
    const ask = <T,>(make: (answer: Answer<T>) => Question) =>
      new Promise<T | undefined>((resolve) => {
        setQuestion(
          make((chosen) => {
            setQuestion(undefined);
            resolve(chosen);
          }),
        );
      });
    return {
      pickPerson: (title) => ask((answer) => ({ of: 'person', title, answer })),
      pickSection: (title, chosen) => ask((answer) => ({ of: 'section', title, chosen, answer })),
      pickPost: (title, chosen) => ask((answer) => ({ of: 'post', title, chosen, answer })),
      pickMatters: (title, chosen) => ask((answer) => ({ of: 'matters', title, chosen, answer })),
      pickRecord: (field, title) => ask((answer) => ({ of: 'record', field, title, answer })),
      ...(componentId === 'matters'
        ? {}
        : {
            pickAgencies: (title: string, chosen: readonly PickedAgency[]) =>
              ask<readonly PickedAgency[]>((answer) => ({ of: 'agencies', title, chosen, answer })),
          }),
      uploadFiles: async (files) => {
        const { attachments } = await upload(routes.attach, { params: { matterId } }, files);
        void rereadMatter(matterId);
        return attachments.map(({ id, name, bytes }) => ({ fileId: id, name, size: bytes }));
      },
    };
  }, [matterId, componentId]);
  return {
    pickers,
    dialogs: question && <AskedDialog componentId={componentId} matterId={matterId} question={question} />,
  };
}

interface AskedDialogProps {
  readonly componentId: string;
  readonly matterId: string;
  readonly question: Question;
}

function AskedDialog({ componentId, matterId, question }: AskedDialogProps) {
  switch (question.of) {
    case 'person':
      return <PersonDialog title={question.title} onFinish={question.answer} />;
    case 'section':
      return <SectionDialog title={question.title} chosen={question.chosen} onFinish={question.answer} />;
    case 'post':
      return <PostDialog title={question.title} chosen={question.chosen} onFinish={question.answer} />;
    case 'matters':
      return (
        <MattersDialog title={question.title} chosen={question.chosen} matterId={matterId} onFinish={question.answer} />
      );
    case 'record':
      return (
        <RecordDialog title={question.title} field={question.field} matterId={matterId} onFinish={question.answer} />
      );
    case 'agencies':
      return (
        <Part
          token={webPart<AgencyPickerProps>(componentId, 'agency-picker')}
          props={{ title: question.title, chosen: question.chosen, onDone: question.answer }}
        />
      );
  }
}
