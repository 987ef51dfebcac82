import type { FieldProblem } from '@gov/base';

/** Deeper than any form or document we know; code that follows the nesting may then call itself. */
const deepest = 100;
const mostProblems = 20;

/** A value on the way, with its name and what it stands in. */
interface Place {
  readonly value: unknown;
  readonly name: string;
  readonly within: Place | undefined;
  readonly depth: number;
}

/** The database keeps neither the character U+0000 nor half of a pair of surrogates, and nobody types them. */
const isReadable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

const readable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\ufffd');

const pathOf = ({ name, within }: Place): string => readable(within ? `${pathOf(within)}.${name}` : name);

const problemAt = (place: Place): FieldProblem => ({
  path: pathOf(place),
  message: '含有不能用的字符，请删掉后重新输入',
});

/**
 * Looks at every text and every name in a value from outside; walks by a list of its own, for the nesting is not known
 * yet. `too-deep`, or the places that hold a character the database cannot keep.
 */
export function unreadableTexts(name: string, value: unknown): readonly FieldProblem[] | 'too-deep' {
  const problems: FieldProblem[] = [];
  const waiting: Place[] = [{ value, name, within: undefined, depth: 0 }];
  for (let place = waiting.pop(); place && problems.length < mostProblems; place = waiting.pop()) {
    if (place.depth > deepest) return 'too-deep';
    if (!isReadable(place.name) || (typeof place.value === 'string' && !isReadable(place.value)))
      problems.push(problemAt(place));
    else if (typeof place.value === 'object' && place.value !== null)
      for (const [key, inner] of Object.entries(place.value))
        waiting.push({ value: inner, name: key, within: place, depth: place.depth + 1 });
  }
  return problems;
}
