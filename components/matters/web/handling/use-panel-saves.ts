import { useCallback, useRef } from 'react';

type Save = () => Promise<void>;

/** Panels on the page say what they have to save; an act waits for all of it. */
export function usePanelSaves() {
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
