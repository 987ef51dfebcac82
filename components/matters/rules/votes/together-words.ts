import type { MultiMode, VoteRule } from '@gov/workflow';

/** What is needed to go on once somebody handles the step beside the caller (并加签): by the step's own rule. */
export function togetherWords(multi: MultiMode): string {
  if ('rule' in multi) return `每个人都要办，${byRule(multi.rule)}`;
  if (multi.mode === 'single') return '每个人都要办，大家都同意才往下走';
  return multi.mode === 'lead' ? '他们一起办，由主办决定往下走' : '有一位办了就往下走';
}

function byRule(rule: VoteRule): string {
  if (rule === 'all') return '大家都同意才往下走';
  if (rule === 'any') return '有一位同意就往下走';
  if (rule === 'veto') return '没有人不同意才往下走';
  if ('votes' in rule) return `有 ${rule.votes} 票同意就往下走`;
  const share = 'percent' in rule ? `${rule.percent}%` : `${rule.of[1]} 分之 ${rule.of[0]}`;
  return `同意的达到 ${share} 才往下走；加了人，要同意的人数跟着变`;
}
