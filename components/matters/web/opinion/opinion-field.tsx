import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import type { MatterView } from '../../contract.ts';
import { opinionPlaceholder } from '../handling/acts.ts';
import { opinionFieldId } from '../slip/field-problems.ts';
import { PhraseMenu } from './phrase-menu.tsx';

interface OpinionFieldProps {
  readonly view: MatterView;
  /** The block the opinion goes into. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

export function OpinionField({ view, label, value, onChange }: OpinionFieldProps) {
  return (
    <>
      <label htmlFor={opinionFieldId}>{label}</label>
      <GrowingText
        id={opinionFieldId}
        place="bar"
        maxLength={2000}
        placeholder={opinionPlaceholder(view)}
        value={value}
        onChange={onChange}
      />
      <PhraseMenu written={value} onChoose={(phrase) => onChange(withPhrase(value, phrase))} />
    </>
  );
}

/** A phrase stands behind what is written already. */
export const withPhrase = (written: string, phrase: string): string =>
  written.trim() === '' ? phrase : `${written.trimEnd()}${phrase}`;
