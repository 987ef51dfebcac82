import type { BodyBlock, BodyDocument } from '../body/body-document.ts';
import type { Ordinal } from '../body/heading.ts';
import { ordinalOf, writeOrdinal } from '../body/heading.ts';
import { attachmentNotes } from '../body/heading-levels.ts';
import { inlineText } from '../body/text-of.ts';
import type { Finding } from './finding.ts';
import { block, warn } from './finding.ts';

const textOfBlock = (node: BodyBlock): string =>
  node.type === 'heading' || node.type === 'paragraph' ? inlineText(node.content) : '';

/**
 * 结构层次序数: 一、 → （一） → 1. → （1） without gaps (GB/T 9704-2012 cl. 7.3.3). Level 3 may run on through
 * the headings of level 2 (real documents do), so a number may go on or start at 1 when a higher level changed.
 */
export function checkLevels(body: BodyDocument): readonly Finding[] {
  const last = [0, 0, 0, 0, 0];
  const mayRestart = [false, false, false, false, false];
  const inNote = new Set(attachmentNotes(body.content.map(textOfBlock)).flatMap(({ lines }) => lines));
  return body.content.flatMap((node, index) => {
    const ordinal = node.type === 'heading' && !inNote.has(index) ? ordinalOf(textOfBlock(node)) : undefined;
    if (!ordinal) return [];
    const { level, value } = ordinal;
    const expected = (last[level] ?? 0) + 1;
    const fine = value === expected || (value === 1 && mayRestart[level]);
    last[level] = value;
    mayRestart[level] = false;
    for (let deeper = level + 1; deeper <= 4; deeper += 1) {
      mayRestart[deeper] = true;
      if (deeper !== 3) last[deeper] = 0;
    }
    return fine ? [] : [outOfOrder(node, index, { ordinal, expected })];
  });
}

function outOfOrder(node: BodyBlock, index: number, at: { ordinal: Ordinal; expected: number }): Finding {
  const { ordinal, expected } = at;
  const should = writeOrdinal(ordinal.level, expected);
  return warn(
    'level-sequence',
    { part: 'body', index },
    {
      sentence: `层次序号“${ordinal.written}”不连续，应为“${should}”。`,
      fix: should + textOfBlock(node).slice(ordinal.written.length),
    },
  );
}

/** A heading without its ordinal, or with the ordinal of another level. */
export function checkHeadingOrdinals(body: BodyDocument): readonly Finding[] {
  return body.content.flatMap((node, index) => {
    if (node.type !== 'heading') return [];
    const ordinal = ordinalOf(textOfBlock(node));
    if (ordinal?.level === node.attrs.level) return [];
    const example = writeOrdinal(node.attrs.level, 1);
    return [
      warn(
        'heading-ordinal',
        { part: 'body', index },
        {
          sentence: `第${node.attrs.level}层标题的序号应写作“${example}”的形式。`,
        },
      ),
    ];
  });
}

const wide: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};
/** Half-width punctuation with a Chinese character before it (or behind an opening bracket). */
const halfWidth = /(?<=[\p{Script=Han}”》）])[,;:?!)]|[(](?=[\p{Script=Han}])/gu;

export function checkPunctuation(body: BodyDocument): readonly Finding[] {
  return body.content.flatMap((node, index) => {
    const text = textOfBlock(node);
    const fix = text.replace(halfWidth, (mark) => wide[mark] ?? mark);
    const place = { part: 'body', index } as const;
    const findings: Finding[] = [];
    if (fix !== text)
      findings.push(warn('half-width-punctuation', place, { sentence: '中文文字中应使用全角标点符号。', fix }));
    const open = unbalanced(text);
    if (open) findings.push(warn('unbalanced-marks', place, { sentence: `“${open}”没有成对出现。` }));
    return findings;
  });
}

const pairs: readonly (readonly [string, string])[] = [
  ['《', '》'],
  ['“', '”'],
  ['（', '）'],
];

/** The mark of a pair that is opened and not closed (or the reverse) in a paragraph. */
function unbalanced(text: string): string | undefined {
  const count = (mark: string): number => text.split(mark).length - 1;
  const odd = pairs.find(([opening, closing]) => count(opening) !== count(closing));
  return odd ? `${odd[0]}${odd[1]}` : undefined;
}

export function checkBodyPresent(body: BodyDocument): readonly Finding[] {
  return body.content.some((node) => node.type !== 'paragraph' || textOfBlock(node).trim() !== '')
    ? []
    : [block('body-missing', { part: 'body' }, { sentence: '正文没有内容，公文首页必须显示正文。' })];
}
