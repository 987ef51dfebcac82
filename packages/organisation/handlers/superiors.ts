import { sectionPath } from '../section-tree.ts';
import type { PostRole } from '../snapshot.ts';
import { asHandler, found, holdsPost, type Lookup, type LookupScene, nobody, step } from './handler-lookup.ts';
import type { DerivationStep, HandlerRule, ResolvedHandler } from './handler-rule.ts';
import { holdersOfRole } from './post-holders.ts';
import { hasHeadPost, headsOn, leadersInCharge } from './section-leaders.ts';

/** One level above somebody. A level that ought to have a head and has none today stays, empty. */
interface Level {
  readonly handlers: readonly ResolvedHandler[];
  readonly steps: readonly DerivationStep[];
}

/**
 * 上级: the heads of the person's section and of the sections above it, then the leader in charge of it, then the chief. A level
 * on which the person himself stands is his own: his superiors begin above it.
 */
export function superiorOf(scene: LookupScene, rule: Extract<HandlerRule, { kind: 'superior' }>): Lookup {
  const levels = levelsAbove(scene, rule.of);
  if (!levels) return unknownPerson(scene, rule.of);
  const level = levels[(rule.levels ?? 1) - 1];
  if (!level) return nobody('vacant', [step('no-superior', { personId: scene.context[rule.of].personId })]);
  return level.handlers.length > 0 ? found(level.handlers, level.steps) : nobody('vacant', level.steps);
}

/** 连续多级主管: all superiors in order; a vacant level is told and passed over as long as somebody remains. */
export function superiorsOf(scene: LookupScene, rule: Extract<HandlerRule, { kind: 'superiors' }>): Lookup {
  const levels = levelsAbove(scene, rule.of);
  if (!levels) return unknownPerson(scene, rule.of);
  const { upTo } = rule;
  const meant =
    'levels' in upTo ? levels.slice(0, upTo.levels) : levels.slice(0, placeOfRole(scene, levels, upTo.role));
  const handlers = meant.flatMap((level) => level.handlers);
  const steps = meant.flatMap((level) => level.steps);
  if (handlers.length > 0) return found(handlers, steps);
  return nobody('vacant', [...steps, step('no-superior', { personId: scene.context[rule.of].personId })]);
}

/** Levels up to and with the first on which somebody has the role; all of them when nobody has. */
function placeOfRole({ snapshot }: LookupScene, levels: readonly Level[], role: PostRole): number {
  const has = ({ assignmentId }: ResolvedHandler) => {
    const assignment = snapshot.assignments.get(assignmentId);
    return assignment !== undefined && snapshot.posts.get(assignment.postId)?.role === role;
  };
  const place = levels.findIndex((level) => level.handlers.some(has));
  return place < 0 ? levels.length : place + 1;
}

const unknownPerson = (scene: LookupScene, of: 'starter' | 'previous'): Lookup =>
  nobody('unknown', [step('unknown-person', { personId: scene.context[of].personId })]);

function levelsAbove(scene: LookupScene, of: 'starter' | 'previous'): readonly Level[] | undefined {
  const person = scene.context[of];
  const assignment = scene.snapshot.assignments.get(person.assignmentId);
  if (!assignment) return undefined;
  const all = ladder(scene, assignment.sectionId);
  const own = all.findLastIndex((level) => level.handlers.some(({ personId }) => personId === person.personId));
  const seen = new Set<string>([person.personId]);
  return all.slice(own + 1).flatMap((level): Level[] => {
    const fresh = level.handlers.filter(({ personId }) => !seen.has(personId));
    for (const { personId } of fresh) seen.add(personId);
    // Who stands on two levels (a leader who also heads the section) decides once, on the lower one.
    return level.handlers.length > 0 && fresh.length === 0 ? [] : [{ ...level, handlers: fresh }];
  });
}

function ladder(scene: LookupScene, sectionId: string): readonly Level[] {
  const heads = sectionPath(scene.snapshot, sectionId).flatMap((section): Level[] => {
    const leading = headsOn(scene, section);
    if (leading.length > 0) return [{ handlers: leading.map(asHandler), steps: leading.map(holdsPost) }];
    const { day } = scene.view;
    return hasHeadPost(scene.snapshot, section)
      ? [{ handlers: [], steps: [step('vacant-head', { sectionId: section.id, day })] }]
      : [];
  });
  const leaders = leadersInCharge(scene, { sectionIds: [sectionId], steps: [] });
  const chief = holdersOfRole(scene, { role: 'chief', section: { of: 'agency' } });
  // Nobody need be in charge of a section; the chief is a level of every agency.
  return [...heads, ...(leaders.handlers.length > 0 ? [leaders] : []), chief];
}
