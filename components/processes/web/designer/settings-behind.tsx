import { blockAt } from '@gov/workflow/designing';
import { memo, type ReactNode, type RefObject, startTransition, useEffect, useState } from 'react';
import { type Desk, DeskContext, type Selection, spotKey } from './desk.ts';
import { Settings } from './settings.tsx';

interface SettingsBehindProps {
  readonly desk: Desk;
  readonly aside: RefObject<HTMLElement | null>;
  readonly opened: number;
  readonly onForm: (formId: string | undefined) => void;
}

/** Buttons of the settings that act on the card as a whole, not on something in it. */
export const wholeCardActs = '.card-acts';

/**
 * The settings follow behind the column: they are many fields, and an edit among the cards is painted before them. While somebody
 * is in them they are never behind, else a field would take back the letter just typed.
 */
export function SettingsBehind({ desk, aside, opened, onForm }: SettingsBehindProps): ReactNode {
  const late = useAfterPainting(desk);
  const { activeElement } = document;
  // what is done to the whole card leads back to the card: nobody is in a field then
  const isHere = aside.current?.contains(activeElement) === true && !activeElement?.closest(wholeCardActs);
  const shown = isHere ? desk : late;
  return (
    <DeskContext value={shown}>
      <span className="settings-of" data-of={selectionKey(shown.selection)} hidden />
      <Chosen desk={shown} opened={opened} onForm={onForm} />
    </DeskContext>
  );
}

/** The value as it was, until what changed with it is painted: a mere deferring begins, and may end, before the next frame. */
function useAfterPainting<T>(value: T): T {
  const [late, setLate] = useState(value);
  useEffect(() => {
    if (late === value) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setLate(value)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [late, value]);
  return late;
}

const Chosen = memo(({ desk, opened, onForm }: Omit<SettingsBehindProps, 'aside'>): ReactNode => {
  const { design, selection } = desk;
  const chosen = selection && blockAt(design.program.root, selection.spot);
  return <Settings block={chosen} selection={selection} opened={opened} onForm={onForm} />;
});
Chosen.displayName = 'Chosen';

const selectionKey = (selection: Selection | undefined): string =>
  selection ? `${spotKey(selection.spot.path, selection.spot.at)}#${selection.branch ?? ''}` : '';

/** Puts the focus into the settings of what is chosen, as soon as they are there. */
export function focusSettings(aside: HTMLElement | null, wanted: () => Selection | undefined, patience = 60): void {
  const of = aside?.querySelector<HTMLElement>('.settings-of')?.dataset.of;
  const isThere = of === undefined || of === selectionKey(wanted());
  if (!isThere && patience > 0) requestAnimationFrame(() => focusSettings(aside, wanted, patience - 1));
  else aside?.querySelector<HTMLElement>('.stack input:not([type="hidden"]), .stack button')?.focus();
}
