import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import type { MatterView } from '../../contract.ts';
import { mayDraw, opinionPlaceholder } from '../handling/acts.ts';
import { PenButton } from '../pen/pen-sheet.tsx';
import type { Pen } from '../pen/use-pen.ts';
import { opinionFieldId } from '../slip/field-problems.ts';
import { PhraseMenu } from './phrase-menu.tsx';

interface OpinionFieldProps {
  readonly view: MatterView;
  /** The block the opinion goes into. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly pen: Pen;
}

export function OpinionField({ view, label, value, onChange, pen }: OpinionFieldProps) {
  return (
    <>
      <label htmlFor={opinionFieldId}>{label}</label>
      <GrowingText
        id={opinionFieldId}
        place="bar"
        maxLength={2000}
        placeholder={opinionPlaceholder(view, pen.drawing !== undefined)}
        value={value}
        onChange={onChange}
      />
      {mayDraw(view) && <PenButton pen={pen} />}
      <PhraseMenu written={value} onChoose={(phrase) => onChange(withPhrase(value, phrase))} />
    </>
  );
}

/** A phrase stands behind what is written already. */
export const withPhrase = (written: string, phrase: string): string =>
  written.trim() === '' ? phrase : `${written.trimEnd()}${phrase}`;
