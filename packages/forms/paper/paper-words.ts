/** Words that stand on the paper beside what people wrote, on the screen and in print alike. */
export const paperWords = {
  rowNumber: '行',
  total: '合计',
  yes: '是',
  capitals: (words: string): string => `（大写：${words}）`,
  onBehalf: (name: string, principal: string): string => `${name}（代${principal}）`,
  transcript: (text: string): string => `转写：${text}`,
  /** Heads of a detail table name the unit, its cells do not. */
  columnHead: ({ label, unit }: { readonly label: string; readonly unit?: string }): string =>
    unit ? `${label}（${unit}）` : label,
} as const;
