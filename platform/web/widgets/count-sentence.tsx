import { Fragment } from 'react';

export interface CountPart {
  readonly count: number;
  /** `{n}` is the number: `{n} 件到期`. */
  readonly words: string;
  readonly late?: boolean;
}

interface CountSentenceProps {
  readonly lead?: string;
  readonly parts: readonly CountPart[];
  /** Said when all counts are zero. */
  readonly none: string;
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
          <b className={part.late ? 'error-text' : ''}>{part.words.replace('{n}', String(part.count))}</b>
        </Fragment>
      ))}
      。
    </>
  );
}
