import { webPart } from '#platform/web/shell/web-part.tsx';
import type { FormPaperProps } from './render/form-paper.tsx';

export type { FormPaperProps } from './render/form-paper.tsx';
export type { ChosenAgency, ChosenMatter, FormPickers, Signer, StoredAttachment } from './render/paper-context.ts';

/** A form as paper, drawn from a render tree. */
export const formPaper = webPart<FormPaperProps>('forms', 'paper');
