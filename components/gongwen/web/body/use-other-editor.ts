import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { CallError } from '#platform/web/data/call-error.ts';
import { type DocumentView, routes } from '../../contract.ts';

const beatMillis = 30_000;
/** Who has not typed for so long only has the page open. */
const restMillis = 5 * 60_000;

export type Other = DocumentView['otherEditor'];

/** Tells the others that this person is writing, and this person who else is. Who only reads is told while the text may change. */
export function useOtherEditor(
  document: DocumentView,
  mayChange = true,
): { readonly other: Other; readonly typed: () => void } {
  const { matterId, otherEditor } = document;
  const [other, setOther] = useState<Other>(otherEditor);
  useEffect(() => setOther(otherEditor), [otherEditor]);
  const lastTyped = useRef(0);
  const told = useRef(false);

  const tell = useCallback(
    async (editing: boolean): Promise<void> => {
      try {
        const reply = await call(routes.editing, { params: { matterId }, body: { editing } });
        told.current = editing;
        setOther(reply.otherEditor);
      } catch (error) {
        // the line is a courtesy; saving itself says what is wrong
        if (!(error instanceof CallError)) throw error;
      }
    },
    [matterId],
  );
  const beat = useCallback(() => {
    if (!window.document.hidden) void tell(Date.now() - lastTyped.current < restMillis);
  }, [tell]);

  useEffect(() => {
    if (!mayChange) return;
    const timer = setInterval(beat, beatMillis);
    return () => {
      clearInterval(timer);
      if (told.current) void tell(false);
    };
  }, [beat, tell, mayChange]);

  const typed = useCallback(() => {
    lastTyped.current = Date.now();
    if (told.current) return;
    told.current = true;
    beat();
  }, [beat]);
  return { other, typed };
}
