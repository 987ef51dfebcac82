import type { BodyDocument } from '@gov/gongwen';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { CallError } from '#platform/web/data/call-error.ts';
import { queryClient } from '#platform/web/data/query-client.ts';
import { keyOf, refresh } from '#platform/web/data/use-route.ts';
import { type DocumentFormat, type DocumentView, routes } from '../../contract.ts';
import { bodyKey } from './body-key.ts';
import { keepLeftOver } from './left-over.ts';

const silenceMillis = 1_500;
const tryAgainMillis = 10_000;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'stale';

export interface BodySaving {
  readonly state: SaveState;
  readonly savedAt: string | undefined;
  readonly failure: CallError | undefined;
  /** The document as somebody else saved it meanwhile; set while `state` is `stale`. */
  readonly theirs: DocumentView | undefined;
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

/**
 * Saves the body after a moment of silence, always on top of the version it was made from. A save that meets a newer
 * version changes nothing on either side: both texts are kept until the person has chosen.
 */
export function useBodySaving(document: DocumentView): BodySaving {
  const { matterId } = document;
  const [state, setState] = useState<SaveState>('saved');
  const [savedAt, setSavedAt] = useState(document.savedAt);
  const [failure, setFailure] = useState<CallError>();
  const [theirs, setTheirs] = useState<DocumentView>();
  const base = useRef(document.bodyVersion);
  const saved = useRef(bodyKey(document.body));
  const current = useRef<BodyDocument>(document.body);
  const format = useRef<DocumentFormat | undefined>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const blocked = useRef(false);
  const gone = useRef(false);
  const lastRefusal = useRef<CallError | undefined>(undefined);

  const save = useRef(async (): Promise<void> => {});
  const refused = useCallback(
    async (error: CallError): Promise<void> => {
      lastRefusal.current = error;
      setFailure(error);
      if (error.code === 'gongwen.body-stale') {
        blocked.current = true;
        setTheirs(await call(routes.document, { params: { matterId } }));
        setState('stale');
        return;
      }
      setState('failed');
      if (gone.current) keepLeftOver(matterId, current.current);
      else if (error.mayRetry) timer.current = setTimeout(() => void save.current(), tryAgainMillis);
    },
    [matterId],
  );

  const send = useCallback(async (): Promise<void> => {
    const key = bodyKey(current.current);
    const sentFormat = format.current;
    if (blocked.current || (key === saved.current && !sentFormat)) return;
    setState('saving');
    try {
      const reply = await call(routes.saveBody, {
        params: { matterId },
        body: { baseVersion: base.current, body: current.current, ...(sentFormat ? { format: sentFormat } : {}) },
      });
      base.current = reply.version;
      saved.current = key;
      if (format.current === sentFormat) format.current = undefined;
      setSavedAt(reply.savedAt);
      lastRefusal.current = undefined;
      setFailure(undefined);
      setState(bodyKey(current.current) === key ? 'saved' : 'waiting');
      showSaved(matterId, { ...reply, body: current.current, format: sentFormat });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      await refused(error);
    }
  }, [matterId, refused]);

  save.current = (): Promise<void> => {
    clearTimeout(timer.current);
    // a save that broke off (no answer for the text of the others) must not stop the next one
    running.current = running.current.catch(() => {}).then(send);
    return running.current;
  };
  const saveNow = useCallback((): Promise<void> => save.current(), []);

  const settle = useCallback(async (): Promise<void> => {
    await save.current();
    if (lastRefusal.current) throw lastRefusal.current;
  }, []);

  const write = useCallback((body: BodyDocument): void => {
    current.current = body;
    if (blocked.current || bodyKey(body) === saved.current) return;
    setState('waiting');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save.current(), silenceMillis);
  }, []);

  const continueOn = useCallback((version: number): void => {
    base.current = version;
    blocked.current = false;
    setTheirs(undefined);
    lastRefusal.current = undefined;
    setFailure(undefined);
  }, []);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      if (blocked.current) keepLeftOver(matterId, current.current);
    };
  }, [matterId]);
  useWarningBeforeClosing(lastRefusal);
  useSaveOnLeaving(saveNow);

  return {
    state,
    savedAt,
    failure,
    theirs,
    text: useCallback(() => current.current, []),
    write,
    chooseFormat: (chosen) => {
      format.current = chosen;
      void saveNow();
    },
    save: saveNow,
    settle,
    overwrite: () => {
      if (!theirs) return;
      continueOn(theirs.bodyVersion);
      void saveNow();
    },
    isOlderThan: (newer) => newer.bodyVersion > base.current && bodyKey(current.current) === saved.current,
    startFrom: (start) => {
      continueOn(start.bodyVersion);
      current.current = start.body;
      saved.current = bodyKey(start.body);
      setSavedAt(start.savedAt);
      setState('saved');
    },
  };
}

/** Closing the window would lose a text that the server refused; the browser then asks first. */
function useWarningBeforeClosing(refusal: { readonly current: CallError | undefined }): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => refusal.current && event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [refusal]);
}

interface Saved {
  readonly version: number;
  readonly savedAt: string;
  readonly body: BodyDocument;
  readonly format: DocumentFormat | undefined;
}

/** What is cached becomes what was saved, without reading it again: each reading is an entry in the audit trail. */
function showSaved(matterId: string, { version, savedAt, body, format }: Saved): void {
  queryClient.setQueryData<DocumentView>(
    keyOf(routes.document, { params: { matterId } }),
    (shown) => shown && { ...shown, bodyVersion: version, savedAt, body, ...(format ? { format } : {}) },
  );
  void refresh(routes.checks);
}

/** Another page, another tab, a phone put away: what is typed goes to the server first. */
function useSaveOnLeaving(save: () => Promise<void>): void {
  useEffect(() => {
    const hidden = () => document.hidden && void save();
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      void save();
    };
  }, [save]);
}
