import type { BodyDocument } from '@gov/gongwen';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { blocksOf, firstDifference } from '../words/first-difference.ts';
import { BodyOnPaper } from './body-on-paper.tsx';

interface TextSideProps {
  readonly words: ReactNode;
  readonly matterId: string;
  readonly body: BodyDocument;
  readonly other: BodyDocument;
}

/**
 * One of two texts beside each other; the paragraphs that the other one does not have stand out. It opens where the two
 * differ first, so that nobody has to look for it.
 */
export function TextSide({ words, matterId, body, other }: TextSideProps): ReactNode {
  const there = new Set(blocksOf(other).map((block) => JSON.stringify(block)));
  const own = blocksOf(body);
  const differs = (index: number): boolean => !there.has(JSON.stringify(own[index]));
  const text = useRef<HTMLDivElement>(null);
  const first = firstDifference(body, other);
  useLayoutEffect(() => {
    if (text.current && first !== undefined) showBlock(text.current, first);
  }, [first]);
  return (
    <section>
      <h3>{words}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="text" tabIndex={0} ref={text}>
        <BodyOnPaper matterId={matterId} body={body} marked={differs} />
      </div>
    </section>
  );
}

/** With the line before it, as one finds a place in a text; where the text is shorter, its end. */
function showBlock(text: HTMLElement, place: number): void {
  const blocks = text.querySelector('.document-body')?.children;
  const block = blocks?.item(Math.min(place, blocks.length - 1));
  if (block instanceof HTMLElement) text.scrollTop = block.offsetTop - text.offsetTop - 48;
}
