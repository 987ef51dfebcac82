import type { BodyBlock, BodyDocument } from '../body/body-document.ts';
import { textOf } from '../body/text-of.ts';
import type { Finding, Place } from './finding.ts';
import { block, partWords } from './finding.ts';

/** A piece of the printed page and where it stands. */
export interface PrintedText {
  readonly place: Place;
  readonly text: string;
}

/** Characters of a text that no face of the typesetter has; each once. */
export type MissingIn = (text: string) => readonly string[];

/** What a drafter can do about a character that cannot be printed. */
export const withoutCharacterNextStep = '写成别的字；一定要用这个字的，请平台运维换上字更全的字体。';

/** A character as it is told, also where it is not drawn: `“𠮷”（U+20BB7）` */
export const characterWithCode = (character: string): string =>
  `“${character}”（U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}）`;

/** Every place whose text has characters that cannot be printed: `标题中的“𠮷”（U+20BB7）` */
export function unprintable(texts: readonly PrintedText[], missingIn: MissingIn) {
  return texts.flatMap(({ place, text }) => {
    const missing = missingIn(text);
    if (missing.length === 0) return [];
    return [{ place, words: `${placeWords(place)}的${missing.map(characterWithCode).join('、')}` }];
  });
}

/** A character that cannot be printed stops the document from the first draft on: after sign-off it would stop at its number. */
export const checkCharacters = (texts: readonly PrintedText[], missingIn: MissingIn): readonly Finding[] =>
  unprintable(texts, missingIn).map(({ place, words }) =>
    block('missing-character', place, { sentence: `字库里没有${words}，印不出来。${withoutCharacterNextStep}` }),
  );

/** The body block by block; of a picture nothing is printed but itself. */
export const printedBody = (body: BodyDocument): readonly PrintedText[] =>
  body.content.map((node, index) => ({ place: { part: 'body', index }, text: printedBlock(node) }));

const printedBlock = (node: BodyBlock): string =>
  node.type === 'image' ? '' : textOf({ type: 'doc', content: [node] });

/** What stands there is a name: the place is called by it. */
const printedWords: Readonly<Record<Place['part'], string>> = {
  ...partWords,
  attachments: '附件名称',
  signatory: '签发人姓名',
};

const placeWords = ({ part, index }: Place): string =>
  part === 'body' && index !== undefined ? `正文第 ${index + 1} 段` : `${printedWords[part]}中`;
