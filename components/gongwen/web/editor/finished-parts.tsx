import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { PartPlace } from './use-slip-parts.ts';

interface FinishedPartsProps {
  readonly places: readonly PartPlace[];
  /** Parts by kind that the person leaves in the text. */
  readonly kept: readonly string[];
  readonly onKeep: (kept: readonly string[]) => void;
}

/** What was recognised in a pasted document and where each part goes; everything goes there unless it is taken out here. */
export function FinishedParts({ places, kept, onKeep }: FinishedPartsProps): ReactNode {
  if (places.length === 0) return null;
  return (
    <fieldset className="finished-parts">
      <legend>认出了这些部分，不再留在正文里</legend>
      {places.map(({ part, words, goes, stays }) => (
        <Checkbox
          key={part.kind}
          disabled={stays}
          checked={!stays && !kept.includes(part.kind)}
          onChange={({ target }) =>
            onKeep(target.checked ? kept.filter((kind) => kind !== part.kind) : [...kept, part.kind])
          }
        >
          <b>{words}</b> {shortened(part.items.join('、'))}
          <span className="secondary small">　{goes}</span>
        </Checkbox>
      ))}
    </fieldset>
  );
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
