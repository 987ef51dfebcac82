import {
  type BoxWords,
  boxesOf,
  isPlaceholder,
  type LabelWords,
  labelOf,
  type PlaceholderWords,
  placeholderWords,
} from './words-of-cells.ts';

/** A piece of a line: words that stay, or a place where something is filled in. */
export type LinePart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'blank'; readonly label: LabelWords; readonly place: PlaceholderWords; readonly boxes?: BoxWords };

const named = /([^\s：:，,。；;_＿（()）]{1,20}(?:[（(][^（()）]{1,20}[）)])?)[ \u3000]*[：:]/g;
const run = /[_＿]{2,}/;

/** `填报单位：　　填报日期：　年　月　日`: what is to be filled in within one line of words. */
export function blanksInLine(line: string): readonly LinePart[] {
  const names = [...line.matchAll(named)];
  const parts: LinePart[] = [];
  addWords(parts, line.slice(0, names[0]?.index ?? line.length), undefined);
  names.forEach((match, index) => {
    const from = match.index + match[0].length;
    const value = line.slice(from, names[index + 1]?.index ?? line.length);
    const label = labelOf(match[1] ?? '');
    const boxes = boxesOf(value);
    parts.push({ kind: 'words', text: match[0] });
    if (boxes && boxes.before === '') parts.push({ kind: 'blank', label, place: placeholderWords(''), boxes });
    else if (isPlaceholder(value)) parts.push({ kind: 'blank', label, place: placeholderWords(value) });
    else addWords(parts, value, label);
  });
  return joined(parts);
}

/** `本人因____请假____天`: a place for each run of underscores, named by the words before it. */
function addWords(parts: LinePart[], words: string, label: LabelWords | undefined): void {
  const pieces = words.split(run);
  pieces.forEach((text, index) => {
    if (text !== '') parts.push({ kind: 'words', text });
    if (index === pieces.length - 1) return;
    const before = /[\p{Script=Han}A-Za-z0-9]{1,8}$/u.exec(text.trim())?.[0];
    const unit = /^\s*(元|天|份|人|件|次)/.exec(pieces[index + 1] ?? '')?.[1] ?? '';
    const name = before ? labelOf(before) : (label ?? labelOf('填写'));
    parts.push({ kind: 'blank', label: name, place: placeholderWords(unit) });
  });
}

function joined(parts: readonly LinePart[]): readonly LinePart[] {
  const result: LinePart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.kind === 'words' && last?.kind === 'words')
      result[result.length - 1] = { ...last, text: last.text + part.text };
    else result.push(part);
  }
  return result;
}
