import {
  type Block,
  besideOf,
  limitOfTimer,
  type Path,
  type Sequence,
  type Spot,
  timerWords,
} from '@gov/workflow/designing';
import type { ReactNode } from 'react';
import { sameSpot, spotKey, useDesk } from '../designer/desk.ts';

interface BesideCardsProps {
  readonly block: Block;
  readonly spot: Spot;
  /** A column of cards. */
  readonly column: (body: Sequence, path: Path, name: string) => ReactNode;
}

/** Under a step or section: what begins beside it at a time, while it goes on. */
export function BesideCards({ block, spot, column }: BesideCardsProps): ReactNode {
  const desk = useDesk();
  const all = besideOf(block);
  if (all.length === 0) return null;
  return (
    <ul className="ways beside-ways" aria-label="到时另开的路">
      {all.map(({ event, name, body, branch }) => {
        const words = timerWords(limitOfTimer(desk.design.program, event), name);
        const chosen = desk.selection?.branch === branch && sameSpot(desk.selection.spot, spot);
        const problems = desk.problems.get(event) ?? [];
        return (
          <li key={event}>
            <div className={problems.length > 0 ? 'branch wrong' : 'branch'}>
              <button
                type="button"
                className="branch-head"
                data-card={`${spotKey(spot.path, spot.at)}#${branch}`}
                aria-pressed={chosen}
                onClick={() => desk.select({ spot, branch })}
                onFocus={() => !chosen && desk.select({ spot, branch })}
              >
                {words}还没办完，另开一路
              </button>
              {problems.length > 0 && (
                <ul className="card-problems">
                  {problems.map((message) => (
                    <li key={message}>{message}</li>
                  ))}
                </ul>
              )}
            </div>
            {column(body, [...spot.path, [spot.at, branch]], `${words}另开的一路`)}
          </li>
        );
      })}
    </ul>
  );
}
