import type { Path } from '@gov/workflow/designing';
import { memo, type ReactNode } from 'react';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { isChosen, spotKey } from '../designer/desk.ts';
import { useDeskPart, useDeskStore } from '../designer/desk-store.ts';

interface CardHeadProps {
  readonly path: Path;
  readonly at: number;
  readonly name: string;
  readonly number?: number | undefined;
  readonly described?: string;
}

/** The button of a card: focus, choice and keys go by it. */
export const CardHead = memo(({ path, at, name, number, described }: CardHeadProps): ReactNode => {
  const store = useDeskStore();
  const spot = { path, at };
  const chosen = useDeskPart((desk) => isChosen(desk, spot));
  return (
    <button
      type="button"
      className="card-head"
      data-card={spotKey(path, at)}
      aria-pressed={chosen}
      aria-describedby={described}
      onClick={() => store.now().select({ spot })}
      onFocus={() => !chosen && store.now().select({ spot })}
    >
      {number !== undefined && <span className="number">{number}</span>}
      <b>{name}</b>
    </button>
  );
});
CardHead.displayName = 'CardHead';

/** What is wrong with an element of the drawing, and what is to be looked at. */
export const ProblemLines = memo(({ element }: { readonly element: string }): ReactNode => {
  const found = useDeskPart(({ problems }) => problems.get(element));
  const noted = useDeskPart(({ findings }) => findings.get(element));
  if (!found && !noted) return null;
  return (
    <ul className="card-problems">
      {found?.map((message) => (
        <li key={message}>
          <Icon name="warning" />
          {message}
        </li>
      ))}
      {noted?.map(({ level, message }) => (
        <li key={message} className={level}>
          <Icon name="warning" />
          {message}
        </li>
      ))}
    </ul>
  );
});
ProblemLines.displayName = 'ProblemLines';
