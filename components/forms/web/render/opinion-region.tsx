import type { OpinionEntry, RenderOpinions } from '@gov/forms';
import type { ReactNode } from 'react';
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
        <Opinion key={entry.id} entry={entry} />
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

function Opinion({ entry }: { readonly entry: OpinionEntry }): ReactNode {
  const note = entry.superseded ? words.superseded : entry.recordedNote;
  return (
    <div className={entry.superseded ? 'gov-opinion is-superseded' : 'gov-opinion'}>
      <p className="gov-opinion-text">{entry.text}</p>
      <div className="gov-opinion-signed">
        {note ? <span className="gov-opinion-note">{note}</span> : null}
        <Signature entry={entry} />
        <time dateTime={entry.date}>{dayInWords(entry.date)}</time>
      </div>
    </div>
  );
}

function Signature({ entry }: { readonly entry: OpinionEntry }): ReactNode {
  const name = entry.onBehalfOf ? words.onBehalf(entry.personName, entry.onBehalfOf) : entry.personName;
  if (entry.signatureImage) {
    return <img className="gov-opinion-signature" src={entry.signatureImage} alt={words.signatureOf(name)} />;
  }
  // two characters are set as wide as three, by letter spacing, so that the text stays searchable
  const isShort = [...name].length === 2;
  return <span className={isShort ? 'gov-opinion-name is-short' : 'gov-opinion-name'}>{name}</span>;
}

function dayInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
