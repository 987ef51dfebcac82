import type { ModdleElement } from 'bpmn-moddle';
import type { GroupVote, MultiMode, VoteRule } from '../node-rules.ts';
import { textOf } from './moddle-values.ts';
import type { StepRules } from './step-rules.ts';

type More = Pick<StepRules, 'weights' | 'assistants' | 'wait'>;

/** `multi`, `rule`, `abstain` and `rest` of a `gov:step`, with what its rules add. What cannot be read is said and taken as the usual. */
export function readMulti(
  settings: ModdleElement | undefined,
  { weights, assistants, wait }: { readonly [K in keyof More]: More[K] | undefined },
  say: (message: string) => void,
): MultiMode {
  const mode = textOf(settings?.multi) || 'single';
  const vote = readVote(settings, say);
  switch (mode) {
    case 'single':
    case 'any':
    case 'pool':
      return { mode };
    case 'lead':
      return { mode, ...(assistants ? { assistants } : {}), ...(wait ? { wait } : {}) };
    case 'parallel':
    case 'sequential':
      return { mode, ...vote, ...(weights ? { weights } : {}) };
    default:
      say(`的多人办理方式“${mode}”无法识别。`);
      return { mode: 'single' };
  }
}

function readVote(settings: ModdleElement | undefined, say: (message: string) => void): GroupVote {
  const written = textOf(settings?.rule) || 'all';
  const rule = voteRuleOf(written);
  if (!rule) say(`的表决规则“${written}”无法识别。`);
  const [abstain, rest] = [textOf(settings?.abstain), textOf(settings?.rest)];
  const knownAbstain = abstain === 'excluded' || abstain === 'asNo' ? { abstain } : {};
  const knownRest = rest === 'cancel' || rest === 'continue' ? { rest } : {};
  if (abstain !== '' && !('abstain' in knownAbstain)) say(`的弃权规则“${abstain}”无法识别。`);
  if (rest !== '' && !('rest' in knownRest)) say(`的其余各人规则“${rest}”无法识别。`);
  return { rule: rule ?? 'all', ...knownAbstain, ...knownRest } as GroupVote; // reason: the literals were compared above
}

/** `all`, `any`, `veto`, a share as `67%` or exactly as `2/3`, or so many votes as `3`. */
function voteRuleOf(written: string): VoteRule | undefined {
  if (written === 'all' || written === 'any' || written === 'veto') return written;
  const share = /^(\d{1,3})%$/.exec(written)?.[1];
  if (share !== undefined) return Number(share) >= 1 && Number(share) <= 100 ? { percent: Number(share) } : undefined;
  const [, part, whole] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(written) ?? [];
  if (part !== undefined && whole !== undefined)
    return Number(part) <= Number(whole) && Number(whole) <= 100 ? { of: [Number(part), Number(whole)] } : undefined;
  return /^[1-9]\d{0,3}$/.test(written) ? { votes: Number(written) } : undefined;
}

/** The word that `readMulti` reads back. */
export function voteWord(rule: VoteRule): string {
  if (typeof rule === 'string') return rule;
  if ('of' in rule) return rule.of.join('/');
  return 'percent' in rule ? `${rule.percent}%` : String(rule.votes);
}
