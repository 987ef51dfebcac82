import { useCallback, useRef } from 'react';
import type { MatterView } from '../../contract.ts';
import { usePen } from '../pen/use-pen.ts';
import { useValues } from '../slip/use-values.ts';
import { useActs } from './use-acts.ts';
import { useUnmended } from './use-unmended.ts';
import { useForgetWritten, useWritten } from './use-written.ts';

/** One matter in hand: what is filled in and written, what can be done, and what of a refusal is still to be mended. */
export function useDesk(view: MatterView) {
  const values = useValues(view);
  const { text: opinion, write: writeOpinion } = useWritten(view.matterId, 'opinion');
  const pen = usePen(view.matterId);
  const forgetWritten = useForgetWritten(view.matterId);
  const { register, saveAll } = usePanelSaves();
  const acts = useActs({ view, values, opinion, pen: pen.drawing, forgetWritten, beforeActing: saveAll });
  const refused = useUnmended(acts.error, values.problems, `${opinion}${pen.drawing?.strokes.length ?? ''}`);
  return { values, opinion, writeOpinion, pen, acts, refused, beforeActing: register };
}

type Save = () => Promise<void>;

/** Panels on the page say what they have to save; an act waits for all of it. */
function usePanelSaves() {
  const saves = useRef(new Set<Save>());
  const register = useCallback((save: Save) => {
    saves.current.add(save);
    return () => {
      saves.current.delete(save);
    };
  }, []);
  const saveAll = useCallback(() => Promise.all([...saves.current].map((save) => save())), []);
  return { register, saveAll };
}
