import { useEffect, useSyncExternalStore } from 'react';
import type { DraftSaver, DraftShown, StoredDraft } from '#platform/web/data/draft-saver.ts';
import { onSessionBack } from '#platform/web/data/session-signal.ts';

/** What became of a draft; it is saved when the page is left, when the window is hidden and when the session is back. */
export function useDraftSaving<Theirs extends StoredDraft>(saver: DraftSaver<Theirs>): DraftShown<Theirs> {
  const shown = useSyncExternalStore(saver.watch, saver.shown);
  useEffect(
    () => () => {
      void saver.save();
      saver.leave();
    },
    [saver],
  );
  useEffect(() => onSessionBack(() => void saver.save()), [saver]);
  useEffect(() => {
    // closing the window would lose what the server does not have; the browser then asks first
    const ask = (event: BeforeUnloadEvent) => saver.losesOnClosing() && event.preventDefault();
    const hidden = () => document.hidden && void saver.save();
    window.addEventListener('beforeunload', ask);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('beforeunload', ask);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [saver]);
  return shown;
}
