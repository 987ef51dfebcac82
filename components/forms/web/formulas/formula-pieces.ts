/** What can be put into a formula besides fields: its words in the list, and the text with the place of the caret as `|`. */
export const formulaPieces: readonly { readonly label: string; readonly text: string }[] = [
  { label: '求和：合计(费用明细.金额)', text: '合计(|)' },
  { label: '个数：个数(费用明细)', text: '个数(|)' },
  { label: '最大：最大(甲, 乙)', text: '最大(|, )' },
  { label: '最小：最小(甲, 乙)', text: '最小(|, )' },
  { label: '四舍五入：四舍五入(单价 / 3, 2)', text: '四舍五入(|, 2)' },
  { label: '天数：相差天数(开始, 结束) + 1', text: '相差天数(|, ) + 1' },
  { label: '今天', text: '今天()|' },
  { label: '年份：年份(日期)', text: '年份(|)' },
  { label: '如果…就…否则…', text: 'if | then  else ' },
];

/** The formula with a piece in place of what is marked, and where the caret is then; words never run into each other. */
export function withPiece(
  formula: string,
  [from, to]: readonly [number, number],
  piece: string,
): { readonly text: string; readonly caret: number } {
  const before = formula.slice(0, from);
  const after = formula.slice(to);
  const [head = '', tail = ''] = piece.split('|');
  const gap = /[\p{L}\p{N}_)]$/u.test(before) ? ' ' : '';
  const end = /^[\p{L}\p{N}_(]/u.test(after) ? ' ' : '';
  return { text: `${before}${gap}${head}${tail}${end}${after}`, caret: before.length + gap.length + head.length };
}
