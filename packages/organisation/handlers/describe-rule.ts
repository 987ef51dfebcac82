import { dateInChina, type Instant } from '@gov/base';
import type { OrganisationSnapshot, PostRole } from '../snapshot.ts';
import { goneWords, personName, postInSectionWords, roleWords, sectionName } from '../words.ts';
import type {
  HandlerContext,
  HandlerResolution,
  HandlerRule,
  ResolvedHandler,
  SectionReference,
} from './handler-rule.ts';
import { whereAsksMatter, whereWords } from './persons-where.ts';
import { resolveHandlers } from './resolve-handlers.ts';

/** What fields of the form and steps of the process are called; a key or id itself when absent. */
export interface RuleLabels {
  readonly field?: (key: string) => string;
  readonly step?: (node: string) => string;
}

/** 谁来办 in words: `发起人所在科室的负责人`. Complete enough to stand after "由" and before "办理". */
export function describeRule(rule: HandlerRule, snapshot: OrganisationSnapshot, labels: RuleLabels = {}): string {
  const words = (inner: HandlerRule) => describeRule(inner, snapshot, labels);
  switch (rule.kind) {
    case 'named':
      return rule.personIds.map((id) => personName(snapshot, id)).join('、');
    case 'group':
      return `常用分组“${snapshot.groups?.get(rule.groupId)?.name ?? goneWords(rule.groupId, '分组')}”里的人`;
    case 'personsWhere':
      return `符合条件的人（${whereWords(rule.where, snapshot)}）`;
    case 'postInSection':
      return roleIn(rule, snapshot);
    case 'post': {
      const post = snapshot.posts.get(rule.postId);
      if (!post) return goneWords(rule.postId, '岗位');
      return postInSectionWords(post, post.sectionId ? snapshot.sections.get(post.sectionId) : undefined);
    }
    case 'sectionHead':
      return `${sectionWords(rule.of, snapshot, labels)}${rule.above ? `往上 ${rule.above} 级科室` : ''}的负责人`;
    case 'sectionMembers':
      return `${sectionWords(rule.of, snapshot, labels)}的${rule.heads ? '工作人员（不含负责人）' : '全体人员'}`;
    case 'deputyInCharge':
      return `分管${sectionWords(rule.of, snapshot, labels)}的领导`;
    case 'chief':
      return roleWords.chief;
    case 'starter':
      return '发起人';
    case 'startersChoice':
      return `发起人选定的人${rule.from ? `（从${words(rule.from)}中选）` : ''}`;
    case 'previousHandlersChoice':
      return `上一步办理人选定的人${rule.from ? `（从${words(rule.from)}中选）` : ''}`;
    case 'formField':
      return `表单“${fieldName(rule.field, labels)}”里${rule.holds === 'person' ? '填的人' : '所填科室的负责人'}`;
    default:
      return describeFurther(rule, words, labels);
  }
}

type FurtherRule = Extract<
  HandlerRule,
  { kind: 'superior' | 'superiors' | 'sameAs' | 'union' | 'intersection' | 'except' | 'byCondition' | 'oneOf' }
>;

function describeFurther(rule: FurtherRule, words: (rule: HandlerRule) => string, labels: RuleLabels): string {
  switch (rule.kind) {
    case 'superior':
      return `${whoseWords[rule.of]}的${(rule.levels ?? 1) === 1 ? '直接上级' : `上 ${rule.levels} 级领导`}`;
    case 'superiors': {
      const end =
        'levels' in rule.upTo ? `共 ${rule.upTo.levels} 级` : `直到${roleWords[rule.upTo.role] ?? rule.upTo.role}`;
      return `${whoseWords[rule.of]}的逐级上级（${end}）`;
    }
    case 'sameAs':
      return `办过“${labels.step?.(rule.node) ?? rule.node}”的人`;
    case 'union':
      return rule.rules.map(words).join('和');
    case 'intersection':
      return `同时是${rule.rules.map(words).join('、')}的人`;
    case 'except':
      return `${words(rule.from)}（不含${rule.without.map(words).join('、')}）`;
    case 'byCondition':
      return `按条件确定的人（${[...rule.cases.map((one) => one.rule), rule.otherwise].map(words).join('，或')}）`;
    case 'oneOf':
      return `${words(rule.from)}中的一人（${turnWords[rule.by]}）`;
    default:
      return '（看不懂的办理人规则）';
  }
}

const whoseWords = { starter: '发起人', previous: '上一步办理人' } as const;
const turnWords = { turn: '轮流', leastWork: '待办最少的', lot: '抽签' } as const;

const fieldName = (key: string, labels: RuleLabels): string => labels.field?.(key) ?? key;

function sectionWords(of: SectionReference, snapshot: OrganisationSnapshot, labels: RuleLabels): string {
  if (of === 'starter') return '发起人所在科室';
  if (of === 'previous') return '上一步办理人所在科室';
  return 'field' in of ? `表单“${fieldName(of.field, labels)}”里所填科室` : sectionName(snapshot, of.sectionId);
}

/** An agency has one of each. */
const oneInAgency: ReadonlySet<PostRole> = new Set<PostRole>(['officeDirector', 'legalHead', 'chief']);

function roleIn(rule: Extract<HandlerRule, { kind: 'postInSection' }>, snapshot: OrganisationSnapshot): string {
  const role = roleWords[rule.role] ?? rule.role;
  if (!('of' in rule.section)) return `${sectionName(snapshot, rule.section.sectionId)}的${role}`;
  if (rule.section.of === 'agency') return oneInAgency.has(rule.role) ? role : `本单位的${role}`;
  const where = sectionWords(rule.section.of, snapshot, {});
  return 'upward' in rule.section ? `${where}或上级科室的${role}` : `${where}的${role}`;
}

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
    case 'group':
    case 'post':
    case 'chief':
      return false;
    case 'personsWhere':
      return whereAsksMatter(rule.where);
    case 'postInSection':
      return 'of' in rule.section && rule.section.of !== 'agency';
    case 'sectionHead':
    case 'sectionMembers':
    case 'deputyInCharge':
      return typeof rule.of === 'string' || 'field' in rule.of;
    case 'union':
    case 'intersection':
      return rule.rules.some(dependsOnMatter);
    case 'except':
      return [rule.from, ...rule.without].some(dependsOnMatter);
    default:
      return true;
  }
}
