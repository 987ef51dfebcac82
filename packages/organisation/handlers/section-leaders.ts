import { areasOfSection, assignmentsOfSection } from '../day-view.ts';
import { sectionPath } from '../section-tree.ts';
import type { Assignment, OrganisationSnapshot, PostRole, Section } from '../snapshot.ts';
import {
  asHandler,
  found,
  holdsPost,
  type Lookup,
  type LookupScene,
  nobody,
  step,
  together,
} from './handler-lookup.ts';
import type { DerivationStep, SectionReference } from './handler-rule.ts';

/** Which sections a rule means, with the steps that led there. */
export interface SectionsMeant {
  readonly sectionIds: readonly string[];
  readonly steps: readonly DerivationStep[];
  readonly empty?: 'fieldEmpty' | 'unknown';
}

/**
 * 办公室主任 heads the general office, 法制科室负责人 the section in charge of legal affairs (法规科), the 主要负责人 the leaders' own
 * section: all four lead a section.
 */
const headRoles: ReadonlySet<PostRole> = new Set<PostRole>(['sectionHead', 'legalHead', 'officeDirector', 'chief']);

export const isHeadRole = (role: PostRole | undefined): boolean => role !== undefined && headRoles.has(role);

export function sectionsMeant(scene: LookupScene, of: SectionReference): SectionsMeant {
  if (of === 'starter' || of === 'previous') return sectionOfPerson(scene, of);
  if ('field' in of) return sectionsInField(scene, of.field);
  return knownSections(scene, [of.sectionId], []);
}

function sectionOfPerson(scene: LookupScene, who: 'starter' | 'previous'): SectionsMeant {
  const actor = scene.context[who];
  const assignment = scene.snapshot.assignments.get(actor.assignmentId);
  if (!assignment)
    return { sectionIds: [], steps: [step('unknown-person', { personId: actor.personId })], empty: 'unknown' };
  const { sectionId } = assignment;
  return { sectionIds: [sectionId], steps: [step('section-of', { who, personId: actor.personId, sectionId })] };
}

function sectionsInField(scene: LookupScene, field: string): SectionsMeant {
  const ids = idsInField(scene, field);
  if (ids.length === 0) return { sectionIds: [], steps: [step('field-empty', { field })], empty: 'fieldEmpty' };
  return knownSections(
    scene,
    ids,
    ids.map((sectionId) => step('section-in-field', { field, sectionId })),
  );
}

function knownSections(scene: LookupScene, ids: readonly string[], steps: readonly DerivationStep[]): SectionsMeant {
  const known = [...new Set(ids)].filter((id) => scene.snapshot.sections.has(id));
  if (known.length > 0) return { sectionIds: known, steps };
  return { sectionIds: [], steps: [...steps, step('unknown-section', {})], empty: 'unknown' };
}

/** A field holds one id, a list of ids, or an object with an id per entry as pickers store it. */
export function idsInField(scene: LookupScene, field: string): readonly string[] {
  const value = scene.context.formValues[field];
  const entries = Array.isArray(value) ? value : [value];
  return entries.flatMap((entry: unknown) => {
    if (typeof entry === 'string' && entry !== '') return [entry];
    const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
    return typeof id === 'string' ? [id] : [];
  });
}

export function headsOfSections(scene: LookupScene, meant: SectionsMeant): Lookup {
  if (meant.sectionIds.length === 0) return nobody(meant.empty ?? 'unknown', meant.steps);
  const lookup = together(meant.sectionIds.map((id) => headsOfSection(scene, id)));
  return { ...lookup, steps: [...meant.steps, ...lookup.steps] };
}

/**
 * The head of a section. A section that was never meant to have one (机要室 within 办公室) is led by the head
 * of the section above it; a vacant head post stays vacant, so that somebody is told.
 */
function headsOfSection(scene: LookupScene, sectionId: string): Lookup {
  const steps: DerivationStep[] = [];
  for (const section of sectionPath(scene.snapshot, sectionId)) {
    const heads = headsOn(scene, section);
    if (heads.length > 0) return found(heads.map(asHandler), [...steps, ...heads.map(holdsPost)]);
    if (hasHeadPost(scene.snapshot, section) || section.parentId === undefined) {
      return nobody('vacant', [...steps, step('vacant-head', { sectionId: section.id, day: scene.view.day })]);
    }
    steps.push(step('head-above', { sectionId: section.id, aboveId: section.parentId }));
  }
  return nobody('vacant', [...steps, step('vacant-head', { sectionId, day: scene.view.day })]);
}

export const headsOn = (scene: LookupScene, section: Section): Assignment[] =>
  assignmentsOfSection(scene.view, section.id).filter((a) => isHeadRole(scene.snapshot.posts.get(a.postId)?.role));

const sectionsWithHead = new WeakMap<OrganisationSnapshot, ReadonlySet<string>>();

export function hasHeadPost(snapshot: OrganisationSnapshot, section: Section): boolean {
  let ids = sectionsWithHead.get(snapshot);
  if (!ids) {
    ids = new Set(headPostSections(snapshot));
    sectionsWithHead.set(snapshot, ids);
  }
  return ids.has(section.id);
}

/** Sections with a head post of their own, or that have had or will have a head. */
function* headPostSections(snapshot: OrganisationSnapshot): Iterable<string> {
  for (const post of snapshot.posts.values()) if (post.sectionId && isHeadRole(post.role)) yield post.sectionId;
  for (const a of snapshot.assignments.values()) if (isHeadRole(snapshot.posts.get(a.postId)?.role)) yield a.sectionId;
}

/** 分管领导 from the 分工 table; a leader in charge of a section is in charge of what hangs below it. */
export function leadersInCharge(scene: LookupScene, meant: SectionsMeant): Lookup {
  if (meant.sectionIds.length === 0) return nobody(meant.empty ?? 'unknown', meant.steps);
  const lookup = together(meant.sectionIds.map((id) => leadersOfSection(scene, id)));
  return { ...lookup, steps: [...meant.steps, ...lookup.steps] };
}

function leadersOfSection(scene: LookupScene, sectionId: string): Lookup {
  const steps: DerivationStep[] = [];
  for (const section of sectionPath(scene.snapshot, sectionId)) {
    const leaders = leadersOn(scene, section.id);
    if (leaders.length > 0) {
      const inCharge = leaders.map(({ leader, since }) =>
        step('in-charge', { personId: leader.personId, assignmentId: leader.id, sectionId: section.id, since }),
      );
      return found(
        leaders.map(({ leader }) => asHandler(leader)),
        [...steps, ...inCharge],
      );
    }
    if (section.parentId !== undefined) {
      steps.push(step('in-charge-above', { sectionId: section.id, aboveId: section.parentId }));
    }
  }
  return nobody('vacant', [step('nobody-in-charge', { sectionId, day: scene.view.day })]);
}

/** Leaders whose assignment is still valid, in manual order, with the day their charge began. */
function leadersOn(scene: LookupScene, sectionId: string): { readonly leader: Assignment; readonly since: string }[] {
  const { view, snapshot } = scene;
  const place = (id: string): number => view.placeOf.get(id) ?? -1;
  return areasOfSection(view, sectionId)
    .filter((area) => place(area.leaderAssignmentId) >= 0)
    .sort((x, y) => place(x.leaderAssignmentId) - place(y.leaderAssignmentId))
    .flatMap((area) => {
      const leader = snapshot.assignments.get(area.leaderAssignmentId);
      return leader ? [{ leader, since: area.from }] : [];
    });
}
