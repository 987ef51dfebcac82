import type { PersonId } from '@gov/base';
import type { OrganisationSnapshot } from '../snapshot.ts';
import { type Names, personName, postInSectionWords, roleWords, sectionName, since } from '../words.ts';
import { describeRule } from './describe-rule.ts';
import type { DerivationStep, HandlerRule } from './handler-rule.ts';

/** Names as the snapshot has them today; ended persons and sections keep theirs. */
export const namesFrom = (
  snapshot: OrganisationSnapshot,
  options: {
    readonly reader?: PersonId;
    readonly fieldLabel?: (key: string) => string;
    readonly stepName?: (node: string) => string;
  } = {},
): Names => ({
  ...(options.reader === undefined ? {} : { reader: options.reader }),
  person: (id) => personName(snapshot, id),
  section: (id) => sectionName(snapshot, id),
  group: (id) => snapshot.groups?.get(id)?.name ?? '（已不存在的分组）',
  post: (postId, sectionId) =>
    postInSectionWords(snapshot.posts.get(postId), sectionId ? snapshot.sections.get(sectionId) : undefined),
  field: options.fieldLabel ?? ((key) => key),
  step: options.stepName ?? ((node) => node),
  rule: (rule) =>
    describeRule(rule, snapshot, {
      ...(options.fieldLabel ? { field: options.fieldLabel } : {}),
      ...(options.stepName ? { step: options.stepName } : {}),
    }),
});

type Facts = DerivationStep['facts'];
type Phrase = (facts: Facts, names: Names) => string;

const text = (facts: Facts, key: string): string => {
  const value = facts[key];
  return typeof value === 'string' ? value : '';
};

const who = (facts: Facts, names: Names, key = 'personId'): string =>
  text(facts, key) === names.reader ? '您' : names.person(text(facts, key));

/** Reasons that stand after 因为, one per handler found. */
const reasons: Readonly<Record<string, Phrase>> = {
  'holds-post': (f, n) => `${who(f, n)}是${n.post(text(f, 'postId'), text(f, 'sectionId'))}${since(f.since)}`,
  'in-charge': (f, n) => `${who(f, n)}分管${n.section(text(f, 'sectionId'))}${since(f.since)}`,
  named: (f, n) => `流程指定了${who(f, n)}`,
  'in-group': (f, n) => `${who(f, n)}在常用分组“${n.group(text(f, 'groupId'))}”里`,
  'person-in-field': (f, n) => `表单“${n.field(text(f, 'field'))}”里填的是${who(f, n)}`,
  'did-step': (f, n) => `${who(f, n)}办过“${n.step(text(f, 'node'))}”`,
  'is-starter': (f, n) => `${who(f, n)}是发起人`,
  'chosen-by-starter': (f, n) => `发起人${chooser(f, n)}选了${who(f, n)}`,
  'chosen-by-previous': (f, n) => `上一步办理人${chooser(f, n)}选了${who(f, n)}`,
};

const chosenBy: Readonly<Record<string, string>> = { turn: '轮', leastWork: '按待办最少的轮', lot: '抽签抽' };

const chooser = (facts: Facts, names: Names): string => who(facts, names, 'by');

/** Further facts, each a sentence of its own. */
const notes: Readonly<Record<string, Phrase>> = {
  'section-of': (f, n) =>
    `${f.who === 'starter' ? '发起人' : '上一步办理人'}${who(f, n)}在${n.section(text(f, 'sectionId'))}`,
  'section-in-field': (f, n) => `表单“${n.field(text(f, 'field'))}”里填的是${n.section(text(f, 'sectionId'))}`,
  'head-above': (f, n) =>
    `${n.section(text(f, 'sectionId'))}不单设负责人，由上级科室${n.section(text(f, 'aboveId'))}的负责人办理`,
  'in-charge-above': (f, n) =>
    `${n.section(text(f, 'sectionId'))}没有单独分管的领导，看它的上级科室${n.section(text(f, 'aboveId'))}`,
  'now-as': (f, n) =>
    `${who(f, n)}原来的任职已结束，现在是${n.post(text(f, 'postId'), text(f, 'sectionId'))}${since(f.since)}`,
  'has-left': (f, n) => `${who(f, n)}已离任，没有列入`,
  'cannot-handle': (f, n) => `${who(f, n)}现在不能办理事项，没有列入`,
  'in-field-cannot-handle': (f, n) => `${who(f, n)}现在不能办理事项，没有列入`,
  'outside-choice': (f, n) => `${who(f, n)}不在可选的人里，没有列入`,
  'workflow.told': (f) => text(f, 'reason'),
  'vacant-post': (f, n) => `${vacancy(f, n)}在 ${text(f, 'day')} 空缺`,
  'vacant-head': (f, n) => `${n.section(text(f, 'sectionId'))}的负责人岗位在 ${text(f, 'day')} 空缺`,
  'nobody-in-charge': (f, n) => `分工表里 ${text(f, 'day')} 没有人分管${n.section(text(f, 'sectionId'))}`,
  'no-members': (f, n) => `${n.section(text(f, 'sectionId'))}在 ${text(f, 'day')} 没有可以办理的人员`,
  'levels-above': (f) => `看它往上 ${Number(f.levels)} 级的科室`,
  'no-section-above': (f) => `它上面没有 ${Number(f.levels)} 级科室`,
  'no-superior': (f, n) => `${who(f, n)}上面没有这一级的领导`,
  'step-not-done': (f, n) => `“${n.step(text(f, 'node'))}”还没有人办过`,
  'not-in-all': (f, n) => `${who(f, n)}不符合全部条件，没有列入`,
  excluded: (f, n) => `按规则排除了${who(f, n)}`,
  case: (f) => `符合所列的第 ${Number(f.number)} 个条件`,
  'no-case': () => '不符合所列的条件，按“其他情况”办',
  'condition-unknown': () => '有条件因表单没有填全而无法判断，按不符合处理',
  'one-of': (f, n) => `在 ${Number(f.of)} 个人里${chosenBy[text(f, 'by')] ?? ''}到${who(f, n)}`,
  'not-chosen': () => '还没有选定办理人',
  'field-empty': (f, n) => `表单“${n.field(text(f, 'field'))}”还没有填`,
  'unknown-group': () => '规则里的常用分组已不存在',
  'ended-group': (f, n) => `常用分组“${n.group(text(f, 'groupId'))}”已停用`,
  'empty-group': (f, n) => `常用分组“${n.group(text(f, 'groupId'))}”里没有可以办理的人`,
  'not-in-group': (f, n) => `${who(f, n)}不在常用分组“${n.group(text(f, 'groupId'))}”里`,
  'where-nobody': (f) => `${text(f, 'day')} 没有符合条件的人`,
  'where-unknown': (f) => `有 ${Number(f.count)} 项任职无法判断，没有列入`,
  'where-unreadable': () => '规则里的条件读不懂',
  'where-too-long': () => '规则里的条件太复杂，没有算完，没有采用算出的一部分人',
  'where-too-many': (f) => `符合条件的有 ${Number(f.count)} 人，超过 500 人，请把条件写窄`,
  'unknown-person': () => '规则里的人员已不存在',
  'unknown-post': () => '规则里的岗位已不存在',
  'unknown-section': () => '规则里的科室已不存在',
  'workflow.named': (f, n) => `办理人由${who(f, n, 'by')}指定`,
  'workflow.adhoc': (f, n) => `${who(f, n, 'by')}加了这一步，指定由您办理`,
  'workflow.substitute': () => '找不到人时改按替补的规则找',
  'workflow.noWayForNo': () => '这一步的结论是不通过，流程图没有画不通过时往哪走',
  'workflow.insteadOfStarter': () => '原定的办理人就是发起人，改由别人办理',
  'workflow.escalated': (f, n) => `${who(f, n, 'of')}的这一步到时限还没有办完，请您了解并督促`,
  'unknown-rule': () => '这条办理人规则是更新的版本写的，这里看不懂',
};

function vacancy(facts: Facts, names: Names): string {
  const postId = text(facts, 'postId');
  if (postId) return names.post(postId);
  const role = roleWords[text(facts, 'role') as keyof typeof roleWords] ?? '这个岗位';
  const sectionId = text(facts, 'sectionId');
  return sectionId ? `${names.section(sectionId)}的${role}岗位` : `${role}岗位`;
}

/**
 * "为什么到我这里" as Chinese sentences: `因为您是办公室主任（2025-03-01 起），这一步由办公室主任办理。`
 * For a reader who is among the handlers only his own reason is told.
 */
export function describeDerivation(steps: readonly DerivationStep[], names: Names): string {
  const mine = steps.filter((s) => reasons[s.code] && s.facts.personId === names.reader);
  const told = mine.length > 0 ? mine.slice(0, 1) : steps.filter((s) => reasons[s.code]);
  const because = told.map((s) => reasons[s.code]?.(s.facts, names) ?? '').join('，');
  const rule = ruleSentence(because ? fromSubstitute(steps) : steps, names);
  const further = steps.flatMap((s) => {
    const sentence = notes[s.code]?.(s.facts, names);
    return sentence === undefined ? [] : [`${sentence}。`];
  });
  const opening = because ? `因为${because}${rule ? `，${rule}` : ''}。` : rule ? `${rule}，但没有找到人。` : '';
  return [opening, ...further].join('');
}

/** One note alone, without a full stop; undefined when the step is none. */
export const describeNote = (note: DerivationStep, names: Names): string | undefined =>
  notes[note.code]?.(note.facts, names);

/** Found by a rule that took the place of another one: that rule is the reason, the notes tell of the other. */
const fromSubstitute = (steps: readonly DerivationStep[]): readonly DerivationStep[] =>
  steps.slice(steps.findLastIndex(({ code }) => code === 'workflow.substitute') + 1);

function ruleSentence(steps: readonly DerivationStep[], names: Names): string {
  const rule = steps.find((s) => s.code === 'rule')?.facts.rule;
  if (rule === undefined) return '';
  const words = names.rule(rule as unknown as HandlerRule); // reason: written by resolveHandlers from a HandlerRule
  return steps.some(({ code }) => code === 'workflow.copied') ? `这件按流程抄送${words}` : `这一步由${words}办理`;
}
