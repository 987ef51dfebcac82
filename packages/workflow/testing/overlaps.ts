import type { Design } from '../designing/design.ts';
import { runsThrough } from '../drawing/around-boxes.ts';
import { overlap } from '../drawing/room.ts';
import { type SceneNode, sceneOf } from '../drawing/scene.ts';

/** Pairs of shapes that lie on each other, as words; what is in a sub-process or on the edge of a step lies there rightly. */
export function overlapsIn(design: Design): readonly string[] {
  const nodes = sceneOf(design).nodes.filter(({ kind }) => kind !== 'frame' && kind !== 'note');
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const isIn = (node: SceneNode, owner: string): boolean => {
    for (let up = node.owner; up !== undefined; up = byId.get(up)?.owner) if (up === owner) return true;
    return false;
  };
  // a timer on the edge of a section reaches into it
  const onEdge = ({ kind, owner }: SceneNode, other: SceneNode): boolean =>
    (kind === 'boundary' || kind === 'beside') && owner !== undefined && isIn(other, owner);
  return nodes.flatMap((a, at) =>
    nodes
      .slice(at + 1)
      .filter((b) => overlap(a.box, b.box) && !isIn(a, b.id) && !isIn(b, a.id) && !onEdge(a, b) && !onEdge(b, a))
      .map((b) => `${a.kind} ${a.id} ${JSON.stringify(a.box)} × ${b.kind} ${b.id} ${JSON.stringify(b.box)}`),
  );
}

/** Ways that run through a shape they do not belong to, as words. */
export function crossingsIn(design: Design): readonly string[] {
  const { nodes, edges } = sceneOf(design);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = (id: string): readonly string[] => {
    const found = [id];
    for (let up = byId.get(id)?.owner; up !== undefined; up = byId.get(up)?.owner) found.push(up);
    return found;
  };
  return edges.flatMap(({ id, from, to, points, isBeside }) => {
    const ends = new Set([...own(from), ...own(to)]);
    const others = nodes.filter((node) => node.kind !== 'frame' && node.kind !== 'note' && !ends.has(node.id));
    return isBeside
      ? []
      : others
          .filter(({ box }) => runsThrough(points, box))
          .map((node) => `${id} ${JSON.stringify(points)} × ${node.kind} ${node.id} ${JSON.stringify(node.box)}`);
  });
}
