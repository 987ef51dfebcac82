import type { ReactNode } from 'react';
import { codeOf, undrawnIn } from './undrawn.ts';
import './words.css';

/** A text whose characters are all readable: one that this machine has no shape for is told by its code. */
export function Words({ text }: { readonly text: string }): ReactNode {
  const parts: ReactNode[] = [];
  let place = 0;
  for (const { character, from, to } of undrawnIn(text)) {
    parts.push(
      text.slice(place, from),
      <span
        key={from}
        className="undrawn"
        data-code={codeOf(character)}
        title={`这台电脑没有“${codeOf(character)}”的字形`}
      >
        {character}
      </span>,
    );
    place = to;
  }
  return parts.length === 0 ? text : [...parts, text.slice(place)];
}
