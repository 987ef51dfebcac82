import { dateInChina, type Instant } from '@gov/base';
import type { HandlerContext, HandlerResolution, HandlerRule, ResolvedHandler } from './handler-rule.ts';
import { resolveHandlers } from './resolve-handlers.ts';
import type { OrganisationSnapshot, PostRole } from './snapshot.ts';
import { personName, postInSectionWords, roleWords, sectionName } from './words.ts';

type FieldLabel = (key: string) => string;
const keyItself: FieldLabel = (key) => key;

/** 谁来办 in words: `发起人所在科室的负责人`. Complete enough to stand after "由" and before "办理". */
export function describeRule(
  rule: HandlerRule,
  snapshot: OrganisationSnapshot,
  fieldLabel: FieldLabel = keyItself,
): string {
  switch (rule.kind) {
    case 'named':
      return rule.personIds.map((id) => personName(snapshot, id)).join('、');
    case 'postInSection':
      return roleIn(rule, snapshot);
    case 'post': {
      const post = snapshot.posts.get(rule.postId);
      return postInSectionWords(post, post?.sectionId ? snapshot.sections.get(post.sectionId) : undefined);
    }
    case 'sectionHead':
      return `${sectionWords(rule.of, snapshot, fieldLabel)}的负责人`;
    case 'deputyInCharge':
      return `分管${sectionWords(rule.of, snapshot, fieldLabel)}的领导`;
    case 'chief':
      return roleWords.chief;
    case 'starter':
      return '发起人';
    case 'startersChoice':
      return `发起人选定的人${among(rule.from, snapshot, fieldLabel)}`;
    case 'previousHandlersChoice':
      return `上一步办理人选定的人${among(rule.from, snapshot, fieldLabel)}`;
    case 'formField':
      return rule.holds === 'person'
        ? `表单“${fieldLabel(rule.field)}”里填的人`
        : `表单“${fieldLabel(rule.field)}”里所填科室的负责人`;
    default:
      return '（看不懂的办理人规则）';
  }
}

type SectionReference = Extract<HandlerRule, { kind: 'sectionHead' }>['of'];

function sectionWords(of: SectionReference, snapshot: OrganisationSnapshot, fieldLabel: FieldLabel): string {
  if (of === 'starter') return '发起人所在科室';
  if (of === 'previous') return '上一步办理人所在科室';
  return 'field' in of ? `表单“${fieldLabel(of.field)}”里所填科室` : sectionName(snapshot, of.sectionId);
}

/** An agency has one of each. */
const oneInAgency: ReadonlySet<PostRole> = new Set<PostRole>(['officeDirector', 'legalHead', 'chief']);

function roleIn(rule: Extract<HandlerRule, { kind: 'postInSection' }>, snapshot: OrganisationSnapshot): string {
  const role = roleWords[rule.role] ?? rule.role;
  if (!('of' in rule.section)) return `${sectionName(snapshot, rule.section.sectionId)}的${role}`;
  if (rule.section.of === 'agency') return oneInAgency.has(rule.role) ? role : `本单位的${role}`;
  return `${sectionWords(rule.section.of, snapshot, keyItself)}的${role}`;
}

const among = (from: HandlerRule | undefined, snapshot: OrganisationSnapshot, fieldLabel: FieldLabel): string =>
  from === undefined ? '' : `（从${describeRule(from, snapshot, fieldLabel)}中选）`;

/** The rule resolved live, for designers: `今天是 赵立新`. `handlers` is undefined when it depends on the matter. */
export interface TodayIs {
  readonly words: string;
  readonly handlers?: readonly ResolvedHandler[];
  /** Nobody today: the step would stop here. */
  readonly problem?: NonNullable<HandlerResolution['empty']>;
}

/** With `matter` also rules about starter, previous handler, choice and form are resolved. */
export function todayIs(
  rule: HandlerRule,
  snapshot: OrganisationSnapshot,
  at: { readonly now: Instant; readonly matter?: Omit<HandlerContext, 'now'> },
): TodayIs {
  if (!at.matter && dependsOnMatter(rule)) return { words: '要到办理时才知道是谁' };
  const { handlers, empty } = resolveHandlers(snapshot, rule, { ...(at.matter ?? noMatter), now: at.now });
  if (handlers.length > 0) {
    return { words: `今天是 ${handlers.map((h) => personName(snapshot, h.personId)).join('、')}`, handlers };
  }
  const problem = empty ?? 'vacant';
  const day = dateInChina(at.now);
  return { words: `今天（${day}）没有人：${emptyWords[problem]}`, handlers: [], problem };
}

/** Why a rule found nobody, in words. */
export const emptyWords: Readonly<Record<NonNullable<HandlerResolution['empty']>, string>> = {
  vacant: '岗位空缺',
  notChosen: '还没有选人',
  fieldEmpty: '表单里还没有填',
  unknown: '规则里的人员、科室或岗位已不存在',
};

const nobodyYet = { personId: '', assignmentId: '' } as unknown as ResolvedHandler; // reason: only used for rules that ask about nobody
const noMatter: Omit<HandlerContext, 'now'> = { starter: nobodyYet, previous: nobodyYet, chosen: [], formValues: {} };

/** True when the rule can only be answered for a certain matter. */
export function dependsOnMatter(rule: HandlerRule): boolean {
  switch (rule.kind) {
    case 'named':
    case 'post':
    case 'chief':
      return false;
    case 'postInSection':
      return 'of' in rule.section && rule.section.of !== 'agency';
    case 'sectionHead':
    case 'deputyInCharge':
      return typeof rule.of === 'string' || 'field' in rule.of;
    default:
      return true;
  }
}
