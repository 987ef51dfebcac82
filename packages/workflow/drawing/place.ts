import type { Design, Spot } from '../designing/design.ts';
import { isParent, sequenceAt, unitLength } from '../designing/design.ts';
import { leadEdges } from './lead-edges.ts';
import { around, type Box, type Picture, type Point } from './picture.ts';
import { planOf } from './plan.ts';
import { arranged } from './redraw.ts';

/** Farther out nobody finds it again. */
const farthest = 20_000;
const framePadding = { side: 12, top: 28, bottom: 12 };

/** One element at another place by hand, with what is in it and on its edge; undefined where it is not drawn. */
export function placed(design: Design, id: string, to: Point): Picture | undefined {
  const { picture } = design;
  const { shapes } = picture;
  const plan = planOf(picture.sheet, design);
  const box = shapes[id];
  if (!box || !plan.nodes.has(id)) return undefined;
  const by = { x: within(to.x) - box.x, y: within(to.y) - box.y };
  const above = ownersIn(design);
  const isInside = (one: string): boolean => one === id || chain(one, above).includes(id);
  const moved = Object.fromEntries(
    Object.entries(shapes).map(([one, { x, y, w, h }]) => [
      one,
      isInside(one) ? { x: x + by.x, y: y + by.y, w, h } : (shapes[one] ?? { x, y, w, h }),
    ]),
  );
  const framed = chain(id, above).reduce((all, frame) => widened(all, frame, above, plan.nodes), moved);
  return {
    ...picture,
    shapes: framed,
    edges: leadEdges({ before: design, former: plan, now: plan }, framed, new Map()),
  };
}

const within = (value: number): number => Math.round(Math.max(-farthest, Math.min(farthest, value)));

/** Element of the drawing → the sub-process it stands in, or the step on whose edge it sits. */
export function ownersIn(design: Design): ReadonlyMap<string, string> {
  const { sheet } = design.picture;
  const plan = planOf(sheet, design);
  const owners = new Map<string, string>();
  for (const [id, node] of sheet.nodes) {
    const owner = node.attachedTo ?? node.parent;
    if (owner !== undefined) owners.set(id, owner);
  }
  for (const { id, parent, attachedTo } of plan.elements) {
    const drawn = plan.drawn.get(id);
    if (drawn === undefined) continue;
    const owner = attachedTo ?? parent;
    if (owner === undefined) owners.delete(drawn);
    else owners.set(drawn, owner);
  }
  return owners;
}

function chain(id: string, owners: ReadonlyMap<string, string>): readonly string[] {
  const found: string[] = [];
  for (let up = owners.get(id); up !== undefined && !found.includes(up); up = owners.get(up)) found.push(up);
  return found;
}

/** A sub-process is never smaller than what is in it. */
function widened(
  shapes: Picture['shapes'],
  frame: string,
  owners: ReadonlyMap<string, string>,
  drawn: ReadonlySet<string>,
): Picture['shapes'] {
  const own = shapes[frame];
  const inside = around(
    [...owners].flatMap(([id, owner]) => (owner === frame && drawn.has(id) ? (shapes[id] ?? []) : [])),
  );
  if (!own || !inside || own.w * own.h <= (inside.w * inside.h) / 4 || !isFrame(frame, owners, shapes)) return shapes;
  const wanted: Box = {
    x: inside.x - framePadding.side,
    y: inside.y - framePadding.top,
    w: inside.w + 2 * framePadding.side,
    h: inside.h + framePadding.top + framePadding.bottom,
  };
  return { ...shapes, [frame]: around([own, wanted]) ?? own };
}

/** Something stands in it, not only on its edge. */
const isFrame = (frame: string, owners: ReadonlyMap<string, string>, shapes: Picture['shapes']): boolean =>
  [...owners].some(([id, owner]) => {
    const [box, around] = [shapes[id], shapes[frame]];
    return owner === frame && box !== undefined && around !== undefined && box.h < around.h - 36;
  });

/** 整理这一段: a fork or section, or the column a step stands in; all of the process without a spot. */
export function arrangedAt(design: Design, spot: Spot | undefined): Picture | undefined {
  const { root } = design.program;
  const path = spot?.path ?? [];
  const sequence = sequenceAt(root, path);
  const block = spot && sequence?.blocks[spot.at];
  if (!sequence || (spot && !block)) return undefined;
  const count = isParent(block) && spot ? unitLength(sequence, spot.at) : sequence.blocks.length;
  const from = isParent(block) && spot ? spot.at : 0;
  const blocks = sequence.blocks.slice(from, from + count);
  return arranged(design, { was: blocks, now: blocks });
}

/** Pools and lanes say by their place what belongs to them: laid out anew, steps would leave them. */
export const hasLanes = ({ picture }: Design): boolean =>
  [...picture.sheet.beside.values()].some(({ type }) => type === 'bpmn:Lane' || type === 'bpmn:Participant');
