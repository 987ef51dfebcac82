import type { FormTemplate } from '@gov/forms';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { onSessionBack } from '#platform/web/data/session-signal.ts';
import { useTypedPlace } from '#platform/web/shell/use-typed.ts';
import type { FormView } from '../../contract.ts';
import { DraftSaver, type DraftShown } from './draft-saver.ts';

export interface Draft extends DraftShown {
  /** What the editor begins with: the draft, the version in use, or what a former visit could not save. */
  readonly begin: FormTemplate;
  readonly saver: DraftSaver;
}

/** The draft of one form: saved after a moment of silence, when the page is left and before it is published. */
export function useDraft(view: FormView): Draft {
  const place = useTypedPlace(view.formId, 'form-draft');
  const [{ begin, saver }] = useState(() => {
    const stored = view.draft?.template ?? view.current?.template ?? emptyTemplate(view.name);
    const made = new DraftSaver(view, stored, place);
    return { begin: made.template(), saver: made };
  });
  const shown = useSyncExternalStore(saver.watch, saver.shown);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes
  useEffect(() => {
    saver.write(begin);
    return () => {
      void saver.save();
      saver.leave();
    };
  }, []);
  useEffect(() => onSessionBack(() => void saver.save()), [saver]);
  useEffect(() => {
    // closing the window would lose what the server refused; the browser then asks first
    const ask = (event: BeforeUnloadEvent) => saver.shown().failure && event.preventDefault();
    const hidden = () => document.hidden && void saver.save();
    window.addEventListener('beforeunload', ask);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('beforeunload', ask);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [saver]);
  return { ...shown, begin, saver };
}

const emptyTemplate = (name: string): FormTemplate => ({
  name,
  document: { type: 'doc', content: [] },
  fields: [],
  opinionBlocks: [],
});
