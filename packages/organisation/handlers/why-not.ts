import { dateInChina, type PersonId } from '@gov/base';
import { assignmentsOfPerson, dayView, personsOutOfOffice } from '../day-view.ts';
import type { OrganisationSnapshot } from '../snapshot.ts';
import type { Names } from '../words.ts';
import { describeNote } from './describe-derivation.ts';
import { step } from './handler-lookup.ts';
import {
  type DerivationStep,
  type HandlerContext,
  type HandlerRule,
  type ResolvedHandler,
  rulesWithin,
} from './handler-rule.ts';
import { resolveHandlers } from './resolve-handlers.ts';

/** The answer to 为什么不是某某: whom the rule finds now, and why this person is not among them. */
export interface WhyNot {
  readonly rule: HandlerRule;
  readonly personId: PersonId;
  /** The person is among them after all. */
  readonly among: boolean;
  readonly found: readonly ResolvedHandler[];
  readonly reasons: readonly DerivationStep[];
}

/** Asks on the day of `context.now`, as `resolveHandlers` does. */
export function whyNot(
  snapshot: OrganisationSnapshot,
  rule: HandlerRule,
  context: HandlerContext,
  personId: PersonId,
): WhyNot {
  const { handlers, derivation } = resolveHandlers(snapshot, rule, context);
  const among = handlers.some((one) => one.personId === personId);
  const reasons = among ? [] : reasonsAgainst(snapshot, rule, context, personId, derivation);
  return { rule, personId, among, found: handlers, reasons };
}

/** What a derivation says of persons it left out. */
const leftOut: ReadonlySet<string> = new Set(['excluded', 'not-in-all', 'outside-choice', 'cannot-handle']);

/** Of these the derivation tells already, for everybody alike. */
const groupTroubles: ReadonlySet<string> = new Set(['unknown-group', 'ended-group']);

function reasonsAgainst(
  snapshot: OrganisationSnapshot,
  rule: HandlerRule,
  context: HandlerContext,
  personId: PersonId,
  derivation: readonly DerivationStep[],
): readonly DerivationStep[] {
  const day = dateInChina(context.now);
  const absent = personsOutOfOffice(snapshot, day).find(({ person }) => person.id === personId);
  if (absent) return [step('out-of-office', { personId, absence: absent.absence })];
  if (context.mayHandle?.(personId) === false) return [step('cannot-handle', { personId })];
  const said = derivation.filter(({ code, facts }) => leftOut.has(code) && facts.personId === personId);
  if (said.length > 0) return said;
  if (rule.kind === 'group' && derivation.every(({ code }) => !groupTroubles.has(code))) {
    return [step('not-in-group', { personId, groupId: rule.groupId })];
  }
  if (rule.kind === 'oneOf' && within(snapshot, rule.from, context, personId)) {
    return [step('turn-of-another', { personId, by: rule.by })];
  }
  const posts = assignmentsOfPerson(dayView(snapshot, day), personId).map(({ postId, sectionId }) => ({
    postId,
    sectionId,
  }));
  const choice = rule.kind === 'startersChoice' || rule.kind === 'previousHandlersChoice';
  return [step('holds-posts', { personId, posts }), ...(choice ? [step('was-not-chosen', { personId })] : [])];
}

const within = (...[snapshot, rule, context, personId]: Parameters<typeof whyNot>): boolean =>
  resolveHandlers(snapshot, rule, context).handlers.some((one) => one.personId === personId);

/**
 * `这一步由办公室主任办理，现在是孙倩。李明现在是法规科科长，所以不是他。` Who asks must be allowed to
 * see the fields that the rule reads (`fieldsOfRule`): yes and no tell what stands in them.
 */
export function describeWhyNot(answer: WhyNot, names: Names): string {
  const who = answer.found.map(({ personId }) => (personId === names.reader ? '您' : names.person(personId)));
  const now = who.length > 0 ? `，现在是${who.join('、')}` : '，现在没有找到人';
  const opening = `这一步由${names.rule(answer.rule)}办理${now}。`;
  if (answer.among) return `${opening}${personOf(answer, names)}就在应当办理的人里。`;
  const reasons = answer.reasons.map((reason) => `${reasonWords(reason, names)}。`);
  return [opening, ...reasons].join('');
}

const personOf = ({ personId }: WhyNot, names: Names): string =>
  personId === names.reader ? '您' : names.person(personId);

const absences: Readonly<Record<string, string>> = {
  LEFT: '已离任',
  COMING: '还没有到任',
  IDLE: '现在没有任职',
};
const turns: Readonly<Record<string, string>> = {
  turn: '这次轮到别人',
  leastWork: '这次按待办最少的分给了别人',
  lot: '这次抽签抽到了别人',
};

function reasonWords({ code, facts }: DerivationStep, names: Names): string {
  const id = String(facts.personId ?? '');
  const who = id === names.reader ? '您' : names.person(id);
  if (code === 'out-of-office') return `${who}${absences[String(facts.absence)] ?? ''}`;
  if (code === 'turn-of-another') return `${who}也符合条件，${turns[String(facts.by)] ?? '这次是别人'}`;
  if (code === 'was-not-chosen') return `选人的时候没有选${who}`;
  if (code === 'holds-posts') return holdsPosts(facts, who, names);
  return describeNote({ code, facts }, names) ?? `${who}不在其中`;
}

function holdsPosts(facts: DerivationStep['facts'], who: string, names: Names): string {
  const posts = Array.isArray(facts.posts) ? facts.posts : [];
  const words = posts.flatMap((one: unknown) => {
    const post = one as { readonly postId?: string; readonly sectionId?: string }; // reason: written by whyNot
    return post.postId ? [names.post(post.postId, post.sectionId)] : [];
  });
  return `${who}现在是${words.join('、')}，不符合这条规则`;
}

/** Fields of the form that decide whom a rule finds; conditions are not among them. */
export const fieldsOfRule = (rule: HandlerRule): readonly string[] => rulesWithin(rule).flatMap(ownField);

function ownField(rule: HandlerRule): readonly string[] {
  if (rule.kind === 'formField') return [rule.field];
  const of = 'of' in rule ? rule.of : undefined;
  return typeof of === 'object' && 'field' in of ? [of.field] : [];
}
