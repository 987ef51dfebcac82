import type { Instant, PersonId } from '@gov/base';
import type { OrganisationSnapshot } from '../snapshot.ts';
import { personName } from '../words.ts';
import { dependsOnMatter, emptyWords, type RuleLabels } from './describe-rule.ts';
import type { HandlerContext, HandlerResolution, HandlerRule, ResolvedHandler } from './handler-rule.ts';
import { resolveHandlers } from './resolve-handlers.ts';

/** Who handles a step of the process, and which steps may come just before it; none = it is the first. */
export interface StepRule {
  readonly rule: HandlerRule;
  readonly before: readonly string[];
}

/** A matter that nobody has begun: who would begin it, and the steps that rules speak of. Its form is empty. */
export interface SampleMatter {
  readonly now: Instant;
  readonly starter: ResolvedHandler;
  readonly steps: Readonly<Record<string, StepRule>>;
  readonly labels?: RuleLabels;
  readonly mayHandle?: (personId: PersonId) => boolean;
}

/** Whom a rule finds for a sample matter. */
export interface WouldBe {
  /** 今天是 赵立新; 由刘思远发起时是 陈国栋; 由表单里“经办人”选定 */
  readonly words: string;
  /** Found today, each once; absent = only a matter can tell. */
  readonly handlers?: readonly ResolvedHandler[];
  /** Nobody today: the step would stop here. */
  readonly problem?: NonNullable<HandlerResolution['empty']>;
}

interface Found {
  readonly handlers?: readonly ResolvedHandler[];
  readonly problem?: NonNullable<HandlerResolution['empty']>;
  /** Why a part of it is not known yet; said as what will decide. */
  readonly open?: string;
  /** The answer is another one for another starter. */
  readonly ofStarter: boolean;
}

/** Who it would be today if `starter` began the matter; `at` is the step that asks (for rules about the step before). */
export function wouldBe(rule: HandlerRule, snapshot: OrganisationSnapshot, sample: SampleMatter, at?: string): WouldBe {
  const { handlers, problem, open, ofStarter } = find(
    { snapshot, sample, met: [], known: new Map(), asked: { left: mostAsked, circles: 0 } },
    rule,
    at,
  );
  const when = ofStarter ? `由${personName(snapshot, sample.starter.personId)}发起时` : '今天';
  const and = open ? `；${open}` : '';
  if (handlers && handlers.length > 0) {
    return { words: `${when}是 ${namesOf(snapshot, handlers)}${and}`, handlers };
  }
  if (open) return { words: open };
  return { words: `${when}没有人：${emptyWords[problem ?? 'vacant']}`, handlers: [], problem: problem ?? 'vacant' };
}

interface Scene {
  readonly snapshot: OrganisationSnapshot;
  readonly sample: SampleMatter;
  /** Steps whose people are being asked for: a circle of steps ends here. */
  readonly met: readonly string[];
  /** People of steps that are in no circle: through forks the same step is asked for on every way. */
  readonly known: Map<string, Found>;
  /** How many more steps are asked for, and how often a circle of steps was met. */
  readonly asked: { left: number; circles: number };
}

/** Circles in circles have more ways than anybody waits for; no process that is drawn comes near. */
const mostAsked = 300;

function find(scene: Scene, rule: HandlerRule, at: string | undefined): Found {
  const { snapshot } = scene;
  const inner = (one: HandlerRule): Found => find(scene, one, at);
  switch (rule.kind) {
    case 'union':
      return together(rule.rules.map(inner));
    case 'intersection':
    case 'except':
      return restricted(scene, rule, at);
    case 'byCondition': {
      const ways = [...rule.cases.map((one) => one.rule), rule.otherwise].map(inner);
      const words = [...new Set(ways.map((way) => wayWords(snapshot, way)))];
      const [only] = words.length === 1 ? ways : [];
      return only ?? { open: `按条件是 ${words.join('，或 ')}`, ofStarter: ways.some((way) => way.ofStarter) };
    }
    case 'oneOf': {
      const from = inner(rule.from);
      if (from.open !== undefined || (from.handlers?.length ?? 0) < 2) return from;
      const open = `从 ${fewNames(snapshot, from.handlers ?? [])} 中${turnWords[rule.by]}一人`;
      return { open: whenOf(scene, from) + open, ofStarter: from.ofStarter };
    }
    case 'startersChoice':
      return chosen(scene, '发起人', rule.from && inner(rule.from));
    case 'previousHandlersChoice':
      return chosen(scene, '上一步办理人', rule.from && inner(rule.from));
    case 'formField':
      return { open: `由表单里“${fieldName(scene, rule.field)}”${holdsWords[rule.holds]}`, ofStarter: false };
    case 'sameAs':
      return doneBy(scene, rule);
    default:
      return dependsOnMatter(rule) ? ofMatter(scene, rule, at) : resolved(scene, rule, false);
  }
}

const turnWords = { turn: '轮流定', leastWork: '定待办最少的', lot: '抽签定' } as const;
const holdsWords = { person: '选定', section: '所填科室的负责人办' } as const;

const fieldName = ({ sample }: Scene, key: string): string => sample.labels?.field?.(key) ?? key;
const stepName = ({ sample }: Scene, node: string): string => sample.labels?.step?.(node) ?? node;

function resolved(scene: Scene, rule: HandlerRule, ofStarter: boolean, more: Partial<HandlerContext> = {}): Found {
  const { now, starter, mayHandle } = scene.sample;
  const context = { now, starter, previous: starter, chosen: [], formValues: {}, ...(mayHandle ? { mayHandle } : {}) };
  const { handlers, empty } = resolveHandlers(scene.snapshot, rule, { ...context, ...more });
  return { handlers, ofStarter, ...(empty ? { problem: empty } : {}) };
}

/** A rule about the starter, a section in the form, or who did the step before. */
function ofMatter(scene: Scene, rule: HandlerRule, at: string | undefined): Found {
  if ('of' in rule && typeof rule.of === 'object' && 'field' in rule.of) {
    const what = rule.kind === 'sectionHead' ? '所填科室的负责人办' : '所填的科室决定';
    return { open: `由表单里“${fieldName(scene, rule.of.field)}”${what}`, ofStarter: false };
  }
  if (!asksPrevious(rule)) return resolved(scene, rule, true);
  const before = at === undefined ? undefined : scene.sample.steps[at]?.before;
  if (!before) return { open: '看上一步由谁办', ofStarter: false };
  if (before.length === 0) return resolved(scene, rule, true);
  const people = together(before.map((node) => peopleOf(scene, node)));
  if (!people.handlers?.length) return { open: '看上一步由谁办', ofStarter: false };
  const each = together(people.handlers.map((previous) => resolved(scene, rule, people.ofStarter, { previous })));
  return people.open ? { ...each, open: '还要看上一步由谁办' } : each;
}

/** Whether the rule looks at who did the step before. */
function asksPrevious(rule: HandlerRule): boolean {
  if (rule.kind === 'personsWhere') return /\bPrevious\b/.test(rule.where);
  if (rule.kind === 'postInSection') return 'of' in rule.section && rule.section.of === 'previous';
  return 'of' in rule && rule.of === 'previous';
}

/** Who does a step; nothing where one step asks for another in a circle. */
function peopleOf(scene: Scene, node: string): Found {
  const { sample, met, known, asked } = scene;
  const before = known.get(node);
  if (before) return before;
  const step = sample.steps[node];
  if (!step || met.includes(node) || asked.left <= 0) {
    asked.circles += 1;
    return { open: '要到办理时才知道是谁', ofStarter: false };
  }
  asked.left -= 1;
  const { circles } = asked;
  const people = find({ ...scene, met: [...met, node] }, step.rule, node);
  if (asked.circles === circles) known.set(node, people);
  return people;
}

function doneBy(scene: Scene, rule: Extract<HandlerRule, { kind: 'sameAs' }>): Found {
  const people = peopleOf(scene, rule.node);
  const { handlers = [] } = people;
  if (handlers.length === 0 || people.open)
    return { open: `和“${stepName(scene, rule.node)}”同一人`, ofStarter: false };
  return resolved(scene, rule, people.ofStarter, { doneBy: () => handlers });
}

/** 限于一部分人的: told by name only where each part is known. */
function restricted(
  scene: Scene,
  rule: Extract<HandlerRule, { kind: 'union' | 'intersection' | 'except' }>,
  at: string | undefined,
): Found {
  const [first, ...others] = rule.kind === 'except' ? [rule.from, ...rule.without] : rule.rules;
  const from: Found = first ? find(scene, first, at) : { ofStarter: false, problem: 'unknown' };
  const parts = others.map((one) => find(scene, one, at));
  const isOpen = [from, ...parts].some(({ open }) => open !== undefined);
  const ofStarter = [from, ...parts].some((part) => part.ofStarter);
  const idsOf = (part: Found): ReadonlySet<string> => new Set(part.handlers?.map(({ personId }) => personId));
  if (!isOpen) {
    const sets = parts.map(idsOf);
    const stays = ({ personId }: ResolvedHandler): boolean =>
      rule.kind === 'except' ? !sets.some((set) => set.has(personId)) : sets.every((set) => set.has(personId));
    const handlers = (from.handlers ?? []).filter(stays);
    return { handlers, ofStarter, ...(handlers.length === 0 ? { problem: from.problem ?? 'vacant' } : {}) };
  }
  const names = from.handlers?.length ? `从 ${fewNames(scene.snapshot, from.handlers)} 中，` : '';
  return { open: `${whenOf(scene, from)}${names}要到办理时才知道是谁`, ofStarter };
}

function chosen(scene: Scene, by: string, from: Found | undefined): Found {
  if (!from) return { open: `由${by}选定`, ofStarter: false };
  if (from.open !== undefined) return { open: `由${by}选定`, ofStarter: false };
  if (!from.handlers?.length) return from;
  return {
    open: `${whenOf(scene, from)}由${by}从 ${fewNames(scene.snapshot, from.handlers)} 中选定`,
    ofStarter: from.ofStarter,
  };
}

/** Before words that stand without a name of the day. */
const whenOf = ({ snapshot, sample }: Scene, { ofStarter }: Found): string =>
  ofStarter ? `由${personName(snapshot, sample.starter.personId)}发起时，` : '';

function together(parts: readonly Found[]): Found {
  const seen = new Set<string>();
  const handlers = parts
    .flatMap((part) => part.handlers ?? [])
    .filter(({ personId }) => !seen.has(personId) && seen.add(personId));
  const open = [...new Set(parts.flatMap((part) => part.open ?? []))].join('；');
  const problem = parts.find((part) => part.problem)?.problem;
  return {
    ofStarter: parts.some((part) => part.ofStarter),
    ...(handlers.length > 0 || !open ? { handlers } : {}),
    ...(problem && handlers.length === 0 && !open ? { problem } : {}),
    ...(open ? { open } : {}),
  };
}

const wayWords = (snapshot: OrganisationSnapshot, { handlers, open }: Found): string =>
  [handlers?.length ? namesOf(snapshot, handlers) : '', open ?? ''].filter(Boolean).join('；') || '没有人';

const namesOf = (snapshot: OrganisationSnapshot, handlers: readonly ResolvedHandler[]): string =>
  handlers.map(({ personId }) => personName(snapshot, personId)).join('、');

const mostNamed = 6;

/** Among whom somebody will be chosen: a section of forty is not read name by name. */
function fewNames(snapshot: OrganisationSnapshot, handlers: readonly ResolvedHandler[]): string {
  const some = namesOf(snapshot, handlers.slice(0, mostNamed));
  return handlers.length > mostNamed ? `${some} 等 ${handlers.length} 人` : some;
}
