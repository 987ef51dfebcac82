import type { FormTemplate } from '@gov/forms';
import { useEffect, useState } from 'react';
import type { DraftShown } from '#platform/web/data/draft-saver.ts';
import { useTypedPlace } from '#platform/web/shell/use-typed.ts';
import { useDraftSaving } from '#platform/web/widgets/drafts/use-draft-saving.ts';
import type { FormView } from '../../contract.ts';
import { FormSaver } from './form-saver.ts';

export interface Draft extends DraftShown<FormView> {
  /** What the editor begins with: the draft, the version in use, or what a former visit could not save. */
  readonly begin: FormTemplate;
  readonly saver: FormSaver;
}

/** The draft of one form: saved after a moment of silence, when the page is left and before it is published. */
export function useDraft(view: FormView): Draft {
  const place = useTypedPlace(view.formId, 'form-draft');
  const [{ begin, saver }] = useState(() => {
    const stored = view.draft?.template ?? view.current?.template ?? emptyTemplate(view.name);
    const made = new FormSaver(view, stored, place);
    return { begin: made.template(), saver: made };
  });
  const shown = useDraftSaving(saver);
  useEffect(() => saver.write(begin), [saver, begin]);
  return { ...shown, begin, saver };
}

const emptyTemplate = (name: string): FormTemplate => ({
  name,
  document: { type: 'doc', content: [] },
  fields: [],
  opinionBlocks: [],
});
