import type { Path } from '@gov/workflow/designing';
import { memo, type ReactNode } from 'react';
import { isChosen, spotKey } from '../designer/desk.ts';
import { useDeskPart, useDeskStore } from '../designer/desk-store.ts';
import { ProblemLines } from './card-head.tsx';

interface WayHeadProps {
  readonly path: Path;
  readonly at: number;
  readonly branch: number;
  /** Its problems are told here. */
  readonly element: string;
  readonly words: string;
}

/** The button above the cards of a way: when it is gone, and what is wrong with it. */
export const WayHead = memo(({ path, at, branch, element, words }: WayHeadProps): ReactNode => {
  const store = useDeskStore();
  const place = { spot: { path, at }, branch };
  const chosen = useDeskPart((desk) => isChosen(desk, place.spot, branch));
  const wrong = useDeskPart(({ problems }) => problems.has(element));
  return (
    <div className={wrong ? 'branch wrong' : 'branch'}>
      <button
        type="button"
        className="branch-head"
        data-card={`${spotKey(path, at)}#${branch}`}
        aria-pressed={chosen}
        onClick={() => store.now().select(place)}
        onFocus={() => !chosen && store.now().select(place)}
      >
        {words}
      </button>
      <ProblemLines element={element} />
    </div>
  );
});
WayHead.displayName = 'WayHead';
