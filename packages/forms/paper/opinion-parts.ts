import type { OpinionEntry } from '../opinion.ts';
import type { PenDrawing } from '../pen/pen-drawing.ts';
import type { OpinionPrints } from '../render-tree.ts';
import { signedBy } from './read-slot.ts';

/** What of one opinion stands on paper, as its block says; the same on the screen and in print. */
export interface OpinionParts {
  readonly text: string;
  readonly pen?: PenDrawing;
  /** Who wrote it; empty where it is not said. */
  readonly name: string;
  /** `2026年11月24日`, with `10:05` behind it where the time stands too; empty where it is not said. */
  readonly when: string;
}

export function opinionParts(entry: OpinionEntry, prints: OpinionPrints = {}): OpinionParts {
  const { text, pen } = entry;
  // a drawing without typed words would leave nothing of the opinion
  const drawn = pen && (prints.printPen !== false || text.trim() === '');
  return {
    text,
    ...(drawn ? { pen } : {}),
    name: prints.printName === false ? '' : signedBy(entry),
    when: whenOf(entry, prints.printDate ?? 'date'),
  };
}

function whenOf({ at, date }: OpinionEntry, told: NonNullable<OpinionPrints['printDate']>): string {
  if (told === 'none') return '';
  const [year, month, day] = date.split('-').map(Number);
  const written = `${year}年${month}月${day}日`;
  return told === 'date' ? written : `${written} ${clockInChina(at)}`;
}

const aheadOfUtc = 8 * 3600 * 1000;
const clockInChina = (at: string): string => new Date(Date.parse(at) + aheadOfUtc).toISOString().slice(11, 16);
