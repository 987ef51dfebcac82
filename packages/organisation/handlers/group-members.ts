import { isValidOn } from '../valid-on.ts';
import { type Lookup, type LookupScene, nobody, step } from './handler-lookup.ts';
import { asStated } from './stated-persons.ts';

/** 常用分组: its persons in the order in which they were put down, each in the main assignment; who has left is told. */
export function groupMembers(scene: LookupScene, groupId: string): Lookup {
  const group = scene.snapshot.groups?.get(groupId);
  if (!group) return nobody('unknown', [step('unknown-group', {})]);
  if (!isValidOn(group, scene.view.day)) return nobody('unknown', [step('ended-group', { groupId })]);
  const lookup = asStated(scene, group.personIds, (personId) => step('in-group', { personId, groupId }));
  return lookup.handlers.length > 0 ? lookup : nobody('vacant', [step('empty-group', { groupId }), ...lookup.steps]);
}
