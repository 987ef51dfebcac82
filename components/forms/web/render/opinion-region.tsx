import {
  type OpinionEntry,
  type OpinionPrints,
  opinionParts,
  type PenDrawing,
  paperWords,
  penLines,
  type RenderOpinions,
  signedBy,
} from '@gov/forms';
import type { ReactNode } from 'react';
import { LinePicture } from '#platform/web/widgets/lines/line-picture.tsx';
import { usePaper } from './paper-context.ts';
import { words } from './words.ts';

/** 意见栏: what was written, who is waited for, and the place of my own opinion. */
export function OpinionRegion({ block }: { readonly block: RenderOpinions }): ReactNode {
  const { renderMine } = usePaper();
  return (
    <section
      className={block.mine ? 'gov-opinions is-mine' : 'gov-opinions'}
      aria-label={words.opinionRegion(block.label)}
    >
      {block.entries.map((entry) => (
        <Opinion key={entry.id} entry={entry} prints={block.prints} />
      ))}
      {block.waiting.map((sentence) => (
        <p key={sentence} className="gov-opinion-waiting">
          {sentence}
        </p>
      ))}
      {block.mine ? <div className="gov-opinion-mine">{renderMine ? renderMine(block) : words.mine}</div> : null}
    </section>
  );
}

interface OpinionProps {
  readonly entry: OpinionEntry;
  readonly prints: OpinionPrints | undefined;
}

function Opinion({ entry, prints }: OpinionProps): ReactNode {
  const { pen, text, name, when } = opinionParts(entry, prints);
  const note = entry.superseded ? words.superseded : entry.recordedNote;
  return (
    <div className={entry.superseded ? 'gov-opinion is-superseded' : 'gov-opinion'}>
      {pen ? <PenOpinion pen={pen} who={signedBy(entry)} text={text} /> : <p className="gov-opinion-text">{text}</p>}
      <div className="gov-opinion-signed">
        {note ? <span className="gov-opinion-note">{note}</span> : null}
        {name ? <Signature entry={entry} /> : null}
        {when ? <time dateTime={entry.date}>{when}</time> : null}
      </div>
    </div>
  );
}

function Signature({ entry }: { readonly entry: OpinionEntry }): ReactNode {
  const name = signedBy(entry);
  if (entry.signatureImage) {
    return <img className="gov-opinion-signature" src={entry.signatureImage} alt={words.signatureOf(name)} />;
  }
  // two characters are set as wide as three, by letter spacing, so that the text stays searchable
  const isShort = [...name].length === 2;
  return <span className={isShort ? 'gov-opinion-name is-short' : 'gov-opinion-name'}>{name}</span>;
}

/** Half of what it measured under the hand. */
const scale = 0.28;

/** 手写批示 in its block; what was typed beside it stands below, and is what a screen reader says. */
function PenOpinion({
  pen,
  who,
  text,
}: {
  readonly pen: PenDrawing;
  readonly who: string;
  readonly text: string;
}): ReactNode {
  return (
    <div className="gov-opinion-pen">
      <LinePicture {...penLines(pen)} scale={scale} label={words.penOf(who)} />
      {text && <p className="gov-opinion-transcript">{paperWords.transcript(text)}</p>}
    </div>
  );
}
