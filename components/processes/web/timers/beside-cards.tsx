import { type Block, besideOf, limitOfTimer, type Path, type Sequence, timerWords } from '@gov/workflow/designing';
import { memo, type ReactNode } from 'react';
import { ProblemLines } from '../cards/card-head.tsx';
import { isChosen, spotKey } from '../designer/desk.ts';
import { pathInto, useDeskPart, useDeskStore } from '../designer/desk-store.ts';

interface BesideCardsProps {
  readonly block: Block;
  readonly path: Path;
  readonly at: number;
  /** A column of cards. */
  readonly column: (body: Sequence, path: Path, name: string) => ReactNode;
}

/** Under a step or section: what begins beside it at a time, while it goes on. */
export function BesideCards({ block, path, at, column }: BesideCardsProps): ReactNode {
  const all = besideOf(block);
  if (all.length === 0) return null;
  return (
    <ul className="ways beside-ways" aria-label="到时另开的路">
      {all.map(({ event, name, body, branch }) => (
        <BesideWay key={event} {...{ event, name, body, path, at, branch, column }} />
      ))}
    </ul>
  );
}

interface BesideWayProps extends Omit<BesideCardsProps, 'block'> {
  readonly event: string;
  readonly name: string;
  readonly body: Sequence;
  readonly branch: number;
}

const BesideWay = memo(({ event, name, body, path, at, branch, column }: BesideWayProps): ReactNode => {
  const store = useDeskStore();
  const place = { spot: { path, at }, branch };
  const words = useDeskPart(({ design }) => timerWords(limitOfTimer(design.program, event), name));
  const chosen = useDeskPart((desk) => isChosen(desk, place.spot, branch));
  const wrong = useDeskPart(({ problems }) => problems.has(event));
  return (
    <li>
      <div className={wrong ? 'branch wrong' : 'branch'}>
        <button
          type="button"
          className="branch-head"
          data-card={`${spotKey(path, at)}#${branch}`}
          aria-pressed={chosen}
          onClick={() => store.now().select(place)}
          onFocus={() => !chosen && store.now().select(place)}
        >
          {words}还没办完，另开一路
        </button>
        <ProblemLines element={event} />
      </div>
      {column(body, pathInto(path, at, branch), `${words}另开的一路`)}
    </li>
  );
});
BesideWay.displayName = 'BesideWay';
