import { dateInChina } from '@gov/base';
import { type DayView, dayView } from '../day-view.ts';
import type { OrganisationSnapshot } from '../snapshot.ts';
import { allExcept, byCondition, inAll, inAny, oneOf, whoDid } from './combined-rules.ts';
import { groupMembers } from './group-members.ts';
import { type Lookup, type LookupScene, nobody, step } from './handler-lookup.ts';
import type {
  DerivationStep,
  HandlerContext,
  HandlerResolution,
  HandlerRule,
  ResolvedHandler,
} from './handler-rule.ts';
import { personsWhere } from './persons-where.ts';
import { holdersOfPost, holdersOfRole } from './post-holders.ts';
import { headsOfSections, leadersInCharge, sectionsMeant } from './section-leaders.ts';
import { membersOfSections, sectionsAbove } from './section-members.ts';
import { chosenFrom, namedPersons, personsInField, starterToday } from './stated-persons.ts';
import { superiorOf, superiorsOf } from './superiors.ts';

/**
 * 谁来办: the persons a rule finds on the day of `context.now` (China zone), each person once, in manual order
 * (persons named, chosen or entered in a field keep the order in which they were put down). The derivation
 * answers "为什么到我这里"; when nobody is found `empty` says why and the derivation says where it broke off. Who is found
 * by the organisation or the form and cannot do work (`mayHandle`) is not among them.
 */
export function resolveHandlers(
  snapshot: OrganisationSnapshot,
  rule: HandlerRule,
  context: HandlerContext,
): HandlerResolution {
  const view: DayView = dayView(snapshot, dateInChina(context.now));
  const result = lookUp({ snapshot, view, context }, rule);
  const handlers = oncePerPerson(result.handlers);
  const derivation = [step('rule', { rule: rule as never }), ...result.steps]; // reason: a rule is plain JSON data
  if (handlers.length > 0) return { handlers, derivation };
  return { handlers, derivation, empty: result.empty ?? 'vacant' };
}

/** What lies with the starter or was chosen stays a person's own: whoever chose was told then who cannot. */
const stated: ReadonlySet<HandlerRule['kind']> = new Set(['starter', 'startersChoice', 'previousHandlersChoice']);

function lookUp(scene: LookupScene, rule: HandlerRule): Lookup {
  const { mayHandle } = scene.context;
  const all = lookUpAll(scene, rule);
  if (!mayHandle || stated.has(rule.kind)) return all;
  const unable = new Set<unknown>(all.handlers.flatMap(({ personId }) => (mayHandle(personId) ? [] : [personId])));
  if (unable.size === 0) return all;
  const handlers = all.handlers.filter(({ personId }) => !unable.has(personId));
  const steps = all.steps.map((one) => (tellsOf(one, unable) ? notAble(one) : one));
  return handlers.length > 0 ? { handlers, steps } : nobody('vacant', steps);
}

const reasons: ReadonlySet<string> = new Set([
  ...['holds-post', 'in-charge', 'named', 'in-group', 'person-in-field', 'did-step'],
]);
const tellsOf = ({ code, facts }: DerivationStep, unable: ReadonlySet<unknown>): boolean =>
  reasons.has(code) && unable.has(facts.personId);
/** A name in the form is content, which not every reader of a derivation may see: its own code. */
const notAble = ({ facts }: DerivationStep): DerivationStep =>
  step(facts.field === undefined ? 'cannot-handle' : 'in-field-cannot-handle', { personId: facts.personId ?? '' });

function lookUpAll(scene: LookupScene, rule: HandlerRule): Lookup {
  switch (rule.kind) {
    case 'named':
      return namedPersons(scene, rule.personIds);
    case 'group':
      return groupMembers(scene, rule.groupId);
    case 'personsWhere':
      return personsWhere(scene, rule.where);
    case 'postInSection':
      return holdersOfRole(scene, rule);
    case 'post':
      return holdersOfPost(scene, rule.postId);
    case 'sectionHead':
      return headsOfSections(scene, sectionsAbove(scene, sectionsMeant(scene, rule.of), rule.above ?? 0));
    case 'sectionMembers':
      return membersOfSections(scene, sectionsMeant(scene, rule.of), rule.heads);
    case 'deputyInCharge':
      return leadersInCharge(scene, sectionsMeant(scene, rule.of));
    case 'chief':
      return holdersOfRole(scene, { role: 'chief', section: { of: 'agency' } });
    case 'starter':
      return starterToday(scene);
    case 'startersChoice':
      return chosenFrom(scene, 'chosen-by-starter', candidatesOf(scene, rule.from));
    case 'previousHandlersChoice':
      return chosenFrom(scene, 'chosen-by-previous', candidatesOf(scene, rule.from));
    case 'formField':
      return holdersOfField(scene, rule);
    case 'superior':
      return superiorOf(scene, rule);
    case 'superiors':
      return superiorsOf(scene, rule);
    case 'sameAs':
      return whoDid(scene, rule.node);
    default:
      return lookUpCombined(scene, rule);
  }
}

type CombinedRule = Extract<HandlerRule, { kind: 'union' | 'intersection' | 'except' | 'byCondition' | 'oneOf' }>;

function lookUpCombined(scene: LookupScene, rule: CombinedRule): Lookup {
  switch (rule.kind) {
    case 'union':
      return inAny(scene, rule.rules, lookUp);
    case 'intersection':
      return inAll(scene, rule.rules, lookUp);
    case 'except':
      return allExcept(scene, rule, lookUp);
    case 'byCondition':
      return byCondition(scene, rule, lookUp);
    case 'oneOf':
      return oneOf(scene, rule, lookUp);
    default:
      return unknownRule(rule);
  }
}

function holdersOfField(scene: LookupScene, rule: Extract<HandlerRule, { kind: 'formField' }>): Lookup {
  if (rule.holds === 'person') return personsInField(scene, rule.field);
  return headsOfSections(scene, sectionsMeant(scene, { field: rule.field }));
}

/** Whom a choice may fall on; undefined = anybody of the agency. */
function candidatesOf(scene: LookupScene, from: HandlerRule | undefined): readonly ResolvedHandler[] | undefined {
  return from === undefined ? undefined : lookUp(scene, from).handlers;
}

/** A process of a later version may carry a rule this one does not know: nobody, never a guess. */
function unknownRule(rule: never): Lookup {
  return nobody('unknown', [step('unknown-rule', { kind: String((rule as { kind?: unknown }).kind) })]);
}

function oncePerPerson(handlers: readonly ResolvedHandler[]): ResolvedHandler[] {
  const seen = new Set<string>();
  return handlers.filter((handler) => !seen.has(handler.personId) && seen.add(handler.personId));
}
