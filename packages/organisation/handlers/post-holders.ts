import { assignmentsOfPost, assignmentsOfSection } from '../day-view.ts';
import { sectionPath } from '../section-tree.ts';
import type { Assignment, PostRole } from '../snapshot.ts';
import { asHandler, found, holdsPost, type Lookup, type LookupScene, nobody, step } from './handler-lookup.ts';
import type { HandlerRule } from './handler-rule.ts';
import { sectionsMeant } from './section-leaders.ts';

type RoleRule = Pick<Extract<HandlerRule, { kind: 'postInSection' }>, 'role' | 'section'>;

/** Who heads the legal section heads a section: whoever looks for heads of sections finds him too. */
const isInRole = (held: PostRole | undefined, wanted: PostRole): boolean =>
  held === wanted || (wanted === 'sectionHead' && held === 'legalHead');

/** Holders of posts with a role: in one section, or anywhere in the agency. */
export function holdersOfRole(scene: LookupScene, rule: RoleRule): Lookup {
  const { snapshot, view } = scene;
  const inRole = (a: Assignment): boolean => isInRole(snapshot.posts.get(a.postId)?.role, rule.role);
  if ('upward' in rule.section) return nearestAbove(scene, rule, rule.section.of, inRole);
  const of = 'of' in rule.section ? rule.section.of : rule.section;
  if (of === 'agency') return asLookup(view.assignments.filter(inRole), { role: rule.role, day: view.day });
  const meant = sectionsMeant(scene, of);
  if (meant.sectionIds.length === 0) return nobody(meant.empty ?? 'unknown', meant.steps);
  const holders = meant.sectionIds.flatMap((id) => assignmentsOfSection(view, id).filter(inRole));
  const where = meant.sectionIds[0];
  const lookup = asLookup(holders, { role: rule.role, day: view.day, ...(where ? { sectionId: where } : {}) });
  return { ...lookup, steps: [...meant.steps, ...lookup.steps] };
}

/** Up from the person's own section: who has the role in the first section where somebody has it. */
function nearestAbove(
  scene: LookupScene,
  { role }: RoleRule,
  of: 'starter' | 'previous',
  inRole: (a: Assignment) => boolean,
): Lookup {
  const meant = sectionsMeant(scene, of);
  const [own] = meant.sectionIds;
  if (own === undefined) return nobody(meant.empty ?? 'unknown', meant.steps);
  const holders = sectionPath(scene.snapshot, own)
    .map(({ id }) => assignmentsOfSection(scene.view, id).filter(inRole))
    .find((found) => found.length > 0);
  const lookup = asLookup(holders ?? [], { role, day: scene.view.day });
  return { ...lookup, steps: [...meant.steps, ...lookup.steps] };
}

/** Holders of one post, in whatever section they hold it. */
export function holdersOfPost(scene: LookupScene, postId: string): Lookup {
  if (!scene.snapshot.posts.has(postId)) return nobody('unknown', [step('unknown-post', { postId })]);
  return asLookup(assignmentsOfPost(scene.view, postId), { postId, day: scene.view.day });
}

function asLookup(holders: readonly Assignment[], wanted: Readonly<Record<string, string>>): Lookup {
  if (holders.length === 0) return nobody('vacant', [step('vacant-post', wanted)]);
  return found(holders.map(asHandler), holders.map(holdsPost));
}
