import { dateInChina } from '@gov/base';
import { type DayView, dayView } from './day-view.ts';
import { type Lookup, type LookupScene, nobody, step } from './handler-lookup.ts';
import type { HandlerContext, HandlerResolution, HandlerRule, ResolvedHandler } from './handler-rule.ts';
import { holdersOfPost, holdersOfRole } from './post-holders.ts';
import { headsOfSections, leadersInCharge, sectionsMeant } from './section-leaders.ts';
import type { OrganisationSnapshot } from './snapshot.ts';
import { chosenFrom, namedPersons, personsInField, starterToday } from './stated-persons.ts';

/**
 * 谁来办: the persons a rule finds on the day of `context.now` (China zone), each person once, in manual order
 * (persons named, chosen or entered in a field keep the order in which they were put down). The derivation
 * answers "为什么到我这里"; when nobody is found `empty` says why and the derivation says where it broke off.
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

function lookUp(scene: LookupScene, rule: HandlerRule): Lookup {
  switch (rule.kind) {
    case 'named':
      return namedPersons(scene, rule.personIds);
    case 'postInSection':
      return holdersOfRole(scene, rule);
    case 'post':
      return holdersOfPost(scene, rule.postId);
    case 'sectionHead':
      return headsOfSections(scene, sectionsMeant(scene, rule.of));
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
