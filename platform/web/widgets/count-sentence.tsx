import { Fragment } from 'react';

export interface CountPart {
  readonly count: number;
  /** `{n} 件` is the number: `今天有 {n} 件到期`. */
  readonly words: string;
  readonly late?: boolean;
}

interface CountSentenceProps {
  readonly lead?: string;
  readonly parts: readonly CountPart[];
  /** Said when all counts are zero. */
  readonly none: string;
}

/** Late things are said in red as a whole; else only the number stands out. */
function Part({ count, words, late }: CountPart) {
  const said = words.replace('{n}', String(count));
  if (late) return <b className="error-text">{said}</b>;
  const [before = '', after = ''] = words.split('{n} 件');
  return (
    <>
      {before}
      <b>{count} 件</b>
      {after}
    </>
  );
}

/** A sentence with numbers instead of tiles: `今天有 **3 件**到期，**1 件已超时**。` */
export function CountSentence({ lead = '', parts, none }: CountSentenceProps) {
  const said = parts.filter((part) => part.count > 0);
  if (said.length === 0) return <>{none}</>;
  return (
    <>
      {lead}
      {said.map((part, index) => (
        <Fragment key={part.words}>
          {index > 0 && '，'}
          <Part {...part} />
        </Fragment>
      ))}
      。
    </>
  );
}
