import { assignmentsOfSection } from '../day-view.ts';
import { sectionPath } from '../section-tree.ts';
import { asHandler, found, holdsPost, type Lookup, type LookupScene, nobody, step } from './handler-lookup.ts';
import { headsOn, type SectionsMeant } from './section-leaders.ts';

/** Everybody in office in the sections meant, in manual order; without their heads if the rule says so. */
export function membersOfSections(scene: LookupScene, meant: SectionsMeant, heads: 'without' | undefined): Lookup {
  if (meant.sectionIds.length === 0) return nobody(meant.empty ?? 'unknown', meant.steps);
  const members = meant.sectionIds.flatMap((id) => membersOf(scene, id, heads));
  if (members.length > 0) return found(members.map(asHandler), [...meant.steps, ...members.map(holdsPost)]);
  const { day } = scene.view;
  return nobody('vacant', [
    ...meant.steps,
    ...meant.sectionIds.map((id) => step('no-members', { sectionId: id, day })),
  ]);
}

function membersOf(scene: LookupScene, sectionId: string, heads: 'without' | undefined) {
  const members = assignmentsOfSection(scene.view, sectionId);
  const section = scene.snapshot.sections.get(sectionId);
  if (heads === undefined || !section) return members;
  const leading = new Set(headsOn(scene, section).map(({ personId }) => personId));
  return members.filter(({ personId }) => !leading.has(personId));
}

/** The sections so many levels above; where there are not so many, the answer says so. */
export function sectionsAbove(scene: LookupScene, meant: SectionsMeant, levels: number): SectionsMeant {
  if (levels === 0 || meant.sectionIds.length === 0) return meant;
  const above = meant.sectionIds.flatMap((id) => sectionPath(scene.snapshot, id)[levels]?.id ?? []);
  if (above.length > 0)
    return { sectionIds: [...new Set(above)], steps: [...meant.steps, step('levels-above', { levels })] };
  return { sectionIds: [], steps: [...meant.steps, step('no-section-above', { levels })], empty: 'unknown' };
}
