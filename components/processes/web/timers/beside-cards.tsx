import { type Block, besideOf, limitOfTimer, type Path, type Sequence, timerWords } from '@gov/workflow/designing';
import { memo, type ReactNode } from 'react';
import { WayHead } from '../cards/way-head.tsx';
import { pathInto, useDeskPart } from '../designer/desk-store.ts';

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
  const words = useDeskPart(({ design }) => timerWords(limitOfTimer(design.program, event), name));
  return (
    <li>
      <WayHead {...{ path, at, branch }} element={event} words={`${words}还没办完，另开一路`} />
      {column(body, pathInto(path, at, branch), `${words}另开的一路`)}
    </li>
  );
});
BesideWay.displayName = 'BesideWay';
