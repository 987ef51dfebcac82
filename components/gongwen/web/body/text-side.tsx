import { type BodyBlock, type BodyDocument, parseBody } from '@gov/gongwen';
import type { ReactNode } from 'react';
import { BodyOnPaper } from './body-on-paper.tsx';

interface TextSideProps {
  readonly words: ReactNode;
  readonly matterId: string;
  readonly body: BodyDocument;
  readonly other: BodyDocument;
}

/** One of two texts beside each other; the paragraphs that the other one does not have stand out. */
export function TextSide({ words, matterId, body, other }: TextSideProps): ReactNode {
  const there = new Set(blocksOf(other).map((block) => JSON.stringify(block)));
  const own = blocksOf(body);
  const differs = (index: number): boolean => !there.has(JSON.stringify(own[index]));
  return (
    <section>
      <h3>{words}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="text" tabIndex={0}>
        <BodyOnPaper matterId={matterId} body={body} marked={differs} />
      </div>
    </section>
  );
}

/** In the canonical shape, so that equal blocks are equal texts. */
function blocksOf(body: BodyDocument): readonly BodyBlock[] {
  const parsed = parseBody(body);
  return parsed.ok ? parsed.value.content : body.content;
}
