import {
  type OpinionEntry,
  type OpinionParts,
  type OpinionPrints,
  opinionParts,
  paperWords,
  penLines,
  penPicture,
  type RenderOpinions,
} from '@gov/forms';
import { array, run } from '../typst-text.ts';
import { linePicture, words } from './form-text.ts';

/** pt of one unit of the sheet: as small as it is drawn on the screen (0.28 px). */
export const penScale = 0.21;
/** A longer opinion may go on over the page. */
const shortOpinion = 400;

/** What of a block is printed: no former rounds, nobody who is waited for, no place of an own opinion. */
export const printedEntries = ({ entries }: RenderOpinions): readonly OpinionEntry[] =>
  entries.filter(({ superseded }) => superseded !== true);

/** 意见栏; undefined while nothing is written in it. */
export function opinionsExpression(block: RenderOpinions): string | undefined {
  const entries = printedEntries(block);
  return entries.length === 0
    ? undefined
    : `opinions(${array(entries.map((entry) => entryExpression(entry, block.prints)))})`;
}

function entryExpression(entry: OpinionEntry, prints: OpinionPrints | undefined): string {
  const { recordedNote = '', text } = entry;
  const parts = opinionParts(entry, prints);
  const { name, when } = parts;
  // two characters are set as wide as three
  const signed = [...name].length === 2 ? `text(tracking: 1em, ${run(name)})` : words(name);
  const whole = text.length <= shortOpinion;
  return `opinion(${written(parts)}, ${words(recordedNote)}, ${signed}, ${run(when)}, ${whole})`;
}

function written({ pen, text }: OpinionParts): string {
  if (!pen) return words(text);
  const picture = linePicture(penPicture(pen), penLines(pen).width * penScale);
  return text === '' ? picture : `pile((${picture}, small(${words(paperWords.transcript(text))})))`;
}
