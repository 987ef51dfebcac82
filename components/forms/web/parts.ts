import type { FieldDefinition, FormTemplate } from '@gov/forms';
import { webPart } from '#platform/web/shell/web-part.tsx';
import type { FormPaperProps } from './render/form-paper.tsx';

export type { FormPaperProps } from './render/form-paper.tsx';
export type {
  ChosenAgency,
  ChosenMatter,
  ChosenRecord,
  FormPickers,
  Signer,
  StoredAttachment,
} from './render/paper-context.ts';

/** What the designer asks of who knows the applications: which list a field chooses from. */
export interface RecordSourceProps {
  readonly label: string;
  readonly field: FieldDefinition;
  readonly template: FormTemplate;
  readonly onChange: (source: FieldDefinition['source']) => void;
}

/** Lent by 办事应用: the list, its column, and what is brought along. */
export const recordSource = webPart<RecordSourceProps>('applications', 'record-source');

/** What the designer asks of who knows the processes: which of their steps write into an opinion block. */
export interface OpinionStepsProps {
  readonly label: string;
  readonly formId: string;
  readonly formName: string;
  /** Key of the opinion block. */
  readonly block: string;
}

/** Lent by 流程: the steps by their names, each with the way to where it is set. */
export const opinionSteps = webPart<OpinionStepsProps>('processes', 'opinion-steps');

/** A form as paper, drawn from a render tree. */
export const formPaper = webPart<FormPaperProps>('forms', 'paper');

/** A template that is not published here, to be looked at. */
export interface TemplatePictureProps {
  readonly template: FormTemplate;
  /** Sets its ids apart from other papers on the page. */
  readonly idPrefix: string;
  /** What the picture is called for whoever does not see it. */
  readonly label: string;
}

/** A template as small paper with the names of its fields. */
export const templatePicture = webPart<TemplatePictureProps>('forms', 'template-picture');
