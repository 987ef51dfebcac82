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
  for (let count = fewest; count <= fewest + 2; count += 1) {
    const best = bestBreak(words, count);
    if (best) return best;
  }
  return [text];
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

function bestBreak(words: readonly string[], count: number): readonly string[] | undefined {
  let best: { readonly lines: readonly string[]; readonly cost: number } | undefined;
  const place = (from: number, lines: readonly string[], ends: readonly number[]): void => {
    const left = count - lines.length;
    if (left === 1) {
      const all = [...lines, words.slice(from).join('').trim()];
      const cost = costOf(all) + looseEnds(words, [...ends, from]) - atBlank(words, [...ends, from]);
      if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { lines: all, cost };
      return;
    }
    for (let to = from + 1; to <= words.length - left + 1; to += 1) {
      const line = words.slice(from, to).join('').trim();
      if (widthOf(line) > longestLine) break;
      place(to, [...lines, line], from > 0 ? [...ends, from] : ends);
    }
  };
  place(0, [], []);
  return best?.lines;
}

const endsWell = /[区市县省局厅院部委会处所年月日期批度性化法例定作]$/u;
const beginsWell = /^[高新大全多再]/u;

/** A blank stands between the names of a joint issue: the best place of all to break. */
const atBlank = (words: readonly string[], breaks: readonly number[]): number =>
  breaks.filter((at) => words[at - 1]?.endsWith(' ')).length * 60;

/** A word of one character beside a break is often half a name the dictionary does not know (巴|东县). */
const isLoose = (word: string, well: RegExp): boolean => [...word].length === 1 && !well.test(word);
const looseEnds = (words: readonly string[], breaks: readonly number[]): number =>
  breaks.filter((at) => isLoose(words[at - 1] ?? '', endsWell) || isLoose(words[at] ?? '', beginsWell)).length * 15;

function costOf(lines: readonly string[]): number {
  const widths = lines.map(widthOf);
  if (widths.some((w) => w > longestLine)) return Number.POSITIVE_INFINITY;
  const mean = widths.reduce((a, b) => a + b, 0) / widths.length;
  const uneven = widths.reduce((sum, w) => sum + (w - mean) ** 2, 0) / widths.length;
  const steps = widths.slice(1).map((w, i) => Math.sign(w - (widths[i] ?? 0)));
  const hourglass = steps.some((step, i) => step < 0 && steps.slice(i + 1).some((later) => later > 0));
  const rectangle = steps.filter((step) => step === 0).length;
  return uneven + (hourglass ? 60 : 0) + rectangle * 4;
}
