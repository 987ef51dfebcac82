import type { MultiMode } from '../node-rules.ts';

/** Whether votes are counted there and not persons. */
export const isWeighted = (multi: MultiMode): boolean =>
  'weights' in multi && Object.keys(multi.weights ?? {}).length > 0;

/** How many must agree where several vote, `2 人同意就通过`; none where one decides. With weights votes are counted, not persons. */
export function voteInWords(multi: MultiMode): string | undefined {
  if (multi.mode !== 'parallel' && multi.mode !== 'sequential') return undefined;
  const { rule } = multi;
  const unit = isWeighted(multi) ? '票' : '人';
  if (rule === 'all') return '全部同意才通过';
  if (rule === 'any') return '一人同意就通过';
  if (rule === 'veto') return '一人不同意就不通过';
  if ('votes' in rule) return `${rule.votes} ${unit}同意就通过`;
  return 'of' in rule ? `${rule.of[1]} 分之 ${rule.of[0]} 以上同意就通过` : `${rule.percent}% 以上同意就通过`;
}
