import { type Path, remediesOf } from '@gov/workflow/designing';
import { Button } from 'antd';
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
  const remedies = useDeskPart((desk) => (desk.closed === undefined ? desk.remedies.get(element) : undefined));
  const store = useDeskStore();
  // looked for again when it is pressed: the cards may have been changed since
  const mend = (words: string): void => {
    const { design, act } = store.now();
    const remedy = remediesOf(design)
      .get(element)
      ?.find((one) => one.words === words);
    if (remedy) act(remedy.command);
  };
  if (!found && !noted) return null;
  const stands = found !== undefined || noted?.some(({ level }) => level === 'error');
  return (
    <ul className={`card-problems ${stands ? '' : 'reminders'}`}>
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
      {remedies && (
        <li className="remedies">
          {remedies.map(({ words }) => (
            <Button key={words} size="small" onClick={() => mend(words)}>
              {words}
            </Button>
          ))}
        </li>
      )}
    </ul>
  );
});
ProblemLines.displayName = 'ProblemLines';
