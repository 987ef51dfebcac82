import type { BodyDocument } from '@gov/gongwen';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { onSessionBack } from '#platform/web/data/session-signal.ts';
import type { DocumentFormat, DocumentView } from '../../contract.ts';
import { BodySaver, type BodyShown } from './body-saver.ts';
import { layBodyAside, unsavedFor, useBodyPlace } from './left-over.ts';

export interface BodySaving extends BodyShown {
  /** What the editor begins with: the saved text, or what a former visit could not save. */
  readonly begin: BodyDocument;
  /** The text as it stands in the editor. */
  readonly text: () => BodyDocument;
  readonly write: (body: BodyDocument) => void;
  readonly chooseFormat: (format: DocumentFormat) => void;
  /** Sends what is unsaved now; resolves when the server has answered. */
  readonly save: () => Promise<void>;
  /** The same before the matter is handed on: rejects with the refusal when the text is not on the server. */
  readonly settle: () => Promise<void>;
  /** 用我的覆盖: saves mine on top of theirs. */
  readonly overwrite: () => void;
  /** Somebody else's newer text may replace the shown one: nothing is unsaved here. */
  readonly isOlderThan: (document: DocumentView) => boolean;
  /** The editor now shows this saved text; mine was put aside by the person. */
  readonly startFrom: (document: DocumentView) => void;
}

/** The text in the editor: saved after a moment of silence, when the page is left and before the matter is handed on. */
export function useBodySaving(document: DocumentView): BodySaving {
  const place = useBodyPlace(document.matterId);
  const [saver] = useState(() => new BodySaver(document, place));
  const shown = useSyncExternalStore(saver.watch, saver.shown);
  const [back] = useState(() => unsavedFor(place, document));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the editor comes
  useEffect(() => {
    if (back) saver.write(back);
    else layBodyAside(place, document);
    return saver.arrive();
  }, []);
  useWarningBeforeClosing(saver);
  useSaveOnLeaving(saver);
  const { text, write, chooseFormat, save, settle, overwrite, isOlderThan, startFrom } = saver;
  return {
    ...shown,
    begin: back ?? document.body,
    text,
    write,
    chooseFormat,
    save,
    settle,
    overwrite,
    isOlderThan,
    startFrom,
  };
}

/** Closing the window would lose a text that the server refused; the browser then asks first. */
function useWarningBeforeClosing(saver: BodySaver): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => saver.shown().failure && event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [saver]);
}

/** Another page, another tab, a phone put away: what is typed goes to the server first. */
function useSaveOnLeaving(saver: BodySaver): void {
  const latest = useRef(saver);
  useEffect(() => {
    const { current } = latest;
    const leave = () => {
      current.keep();
      void current.save();
    };
    const hidden = () => document.hidden && leave();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', leave);
    const deaf = onSessionBack(() => void current.save());
    return () => {
      deaf();
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', leave);
      void current.save();
    };
  }, []);
}
