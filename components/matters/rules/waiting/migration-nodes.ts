import type { NodeId, Program, State } from '@gov/workflow';
import { isUnderWay } from '@gov/workflow/trace';

/**
 * Steps under way that bear another id in the new version but the same name, when only one there does: they are taken for the
 * same. All others keep their id, or have no place.
 */
export function sameByName(from: Program, to: Program, state: State): Readonly<Record<NodeId, NodeId>> {
  const underWay = state.visits.filter(isUnderWay);
  const moved = underWay.flatMap(({ node }): [NodeId, NodeId][] => {
    if (to.nodes[node]) return [];
    const alike = Object.values(to.nodes).filter(({ name }) => name === from.nodes[node]?.name);
    return alike.length === 1 && alike[0] ? [[node, alike[0].id]] : [];
  });
  return Object.fromEntries(moved);
}
