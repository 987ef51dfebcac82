/** What other parts of the web application draw forms with. */
export { FormPaper, type FormPaperProps } from './form-paper.tsx';
export { type ChosenAgency, type FormPickers, fieldId, type StoredAttachment } from './paper-context.ts';
export { type FormDraft, useFormDraft } from './use-form-draft.ts';
