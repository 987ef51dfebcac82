/** 2号 characters that fit into the type area: 442 pt / 22 pt. */
const longestLine = 19;
const neverAtLineStart = /^[的地得了和与及或等、，。；：）》”]/u;
const neverAtLineEnd = /(?:关于|[（《“]|[第和与及或对为在向将把])$/u;

/** Width in characters: Latin letters and digits count half. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1), 0);

/**
 * Breaks a title between words into lines that form a trapezoid or a diamond, never a rectangle or an hourglass
 * (GB/T 9704-2012 cl. 7.3.1). One line when it fits.
 */
export function breakTitle(title: string): readonly string[] {
  const text = title.trim().replace(/\s+/gu, ' ');
  if (widthOf(text) <= longestLine) return [text];
  const words = wordsOf(text);
  const fewest = Math.ceil(widthOf(text) / longestLine);
  // words that leave much of a line empty cost a line more for every few
  for (let count = fewest; count <= fewest * 1.5 + 2; count += 1) {
    const best = bestBreak(words, count);
    if (best) return best;
  }
  return filled(text);
}

/** What has no place to break (a word longer than a line) fills line after line. */
function filled(text: string): readonly string[] {
  const lines: string[] = [];
  for (const character of text) {
    const last = lines.at(-1);
    if (last === undefined || widthOf(last + character) > longestLine) lines.push(character);
    else lines[lines.length - 1] = last + character;
  }
  return lines;
}

/** Words of the Chinese dictionary of the language library, joined where a line must not break. */
function wordsOf(text: string): readonly string[] {
  const joined: string[] = [];
  let depth = 0;
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const last = joined.at(-1);
    const keep =
      last !== undefined &&
      (depth > 0 || segment === ' ' || neverAtLineStart.test(segment) || neverAtLineEnd.test(last));
    if (keep && widthOf(last + segment) <= longestLine - 4) joined[joined.length - 1] = last + segment;
    else joined.push(segment);
    depth += (segment.match(/[《“（]/gu)?.length ?? 0) - (segment.match(/[》”）]/gu)?.length ?? 0);
  }
  return joined;
}

/** The first words in lines; of two that go on alike only the better one is followed. */
interface Begun {
  readonly lines: readonly string[];
  readonly cost: number;
  readonly width: number;
  /** Some line was shorter than the one before. */
  readonly fell: boolean;
  /** … and a later one longer again: an hourglass, counted once. */
  readonly roseAgain: boolean;
}

/**
 * The cheapest break into so many lines. What it costs to go on depends on the last line and on whether the shape has narrowed, so
 * there are few ways to be compared at each word, however long the title is.
 */
function bestBreak(words: readonly string[], count: number): readonly string[] | undefined {
  const mean = widthOf(words.join('')) / count;
  let begun = new Map<number, readonly Begun[]>([
    [0, [{ lines: [], cost: 0, width: 0, fell: false, roseAgain: false }]],
  ]);
  for (let line = 1; line <= count; line += 1) {
    const next = new Map<number, Begun[]>();
    for (const [from, ways] of begun) {
      for (let to = from + 1; to <= words.length; to += 1) {
        const text = words.slice(from, to).join('').trim();
        if (widthOf(text) > longestLine) break;
        if ((line === count) !== (to === words.length)) continue;
        const atBreak = from === 0 ? 0 : costOfBreak(words, from);
        for (const way of ways) keepBetter(next, to, withLine(way, text, { count, mean, atBreak }));
      }
    }
    begun = next;
  }
  const ended = begun.get(words.length) ?? [];
  return ended.reduce<Begun | undefined>((best, one) => (best && best.cost <= one.cost ? best : one), undefined)?.lines;
}

interface Line {
  readonly count: number;
  readonly mean: number;
  readonly atBreak: number;
}

/** Even lines are cheap; equal neighbours make a rectangle, narrowing and widening again an hourglass. */
function withLine(way: Begun, text: string, { count, mean, atBreak }: Line): Begun {
  const width = widthOf(text);
  const first = way.lines.length === 0;
  const rises = !first && width > way.width;
  const hourglass = way.fell && rises && !way.roseAgain;
  const rectangle = !first && width === way.width;
  const uneven = (width - mean) ** 2 / count;
  return {
    lines: [...way.lines, text],
    cost: way.cost + uneven + atBreak + (rectangle ? 4 : 0) + (hourglass ? 60 : 0),
    width,
    fell: way.fell || (!first && width < way.width),
    roseAgain: way.roseAgain || hourglass,
  };
}

function keepBetter(kept: Map<number, Begun[]>, to: number, way: Begun): void {
  const ways = kept.get(to) ?? [];
  const place = ways.findIndex(
    ({ width, fell, roseAgain }) => width === way.width && fell === way.fell && roseAgain === way.roseAgain,
  );
  const known = ways[place];
  if (!known) ways.push(way);
  else if (way.cost < known.cost) ways[place] = way;
  kept.set(to, ways);
}

const endsWell = /[区市县省局厅院部委会处所年月日期批度性化法例定作]$/u;
const beginsWell = /^[高新大全多再]/u;

/** A word of one character beside a break is often half a name the dictionary does not know (巴|东县). */
const isLoose = (word: string, well: RegExp): boolean => [...word].length === 1 && !well.test(word);

/** A blank stands between the names of a joint issue: the best place of all to break. */
function costOfBreak(words: readonly string[], at: number): number {
  const before = words[at - 1] ?? '';
  const loose = isLoose(before, endsWell) || isLoose(words[at] ?? '', beginsWell);
  return (loose ? 15 : 0) - (before.endsWith(' ') ? 60 : 0);
}
