import { graphOf, innerStartOf, mergeIdOf } from '../bpmn/graph.ts';
import { blocksWithin, type Design } from '../designing/design.ts';
import { evenBands } from '../lanes/bands.ts';
import type { Block } from '../program.ts';
import { type LaidOut, type LayOutRules, layOut } from './lay-out.ts';
import { leadEdges } from './lead-edges.ts';
import { around, type Box, centreOf, type Picture } from './picture.ts';
import { type Plan, planOf } from './plan.ts';
import { makeRoom, type Unit } from './room.ts';
import { type Region, touchedRegions } from './touched-region.ts';

type Tree = Pick<Design, 'program' | 'locked'>;

/**
 * The picture after a change. What was touched is laid out anew, everything else keeps its place, moved aside where room is
 * needed and closing up where nothing stands between. `rigidFrom`: the design in which cards that were moved still stood.
 */
export function redrawn(before: Design, after: Tree, rigidFrom: Design = before): Picture {
  const { sheet } = before.picture;
  const [former, now] = [planOf(sheet, before), planOf(sheet, after)];
  if (sameDrawing(former, now)) return before.picture;
  const regions = touchedRegions(before.program.root, after.program.root);
  const { shapes } = before.picture;
  const fresh = [...now.nodes].filter((id) => !former.nodes.has(id) && !shapes[id]);
  // branches may meet now where they did not: then the fork around is laid out with them
  const holds = ({ now: blocks }: Region): boolean => {
    const own = new Set(blocks.flatMap((block) => drawnOf(block, after, now)));
    return fresh.every((id) => own.has(id));
  };
  const changeOf = (region: Region): Change => ({ before, after, former, now, region, rigidFrom });
  // in a section of free steps nothing stands before the first one: then the section is laid out with it
  const isBeside = (region: Region): boolean => startOf(changeOf(region)) !== undefined;
  const holding = regions.filter(holds);
  return laidOutAnew(changeOf(holding.find(isBeside) ?? holding[0] ?? regions.at(-1) ?? { was: [], now: [] }));
}

/** 整理: these blocks are laid out anew, whatever places they had; a locked part keeps its places in itself. */
export function arranged(design: Design, region: Region): Picture {
  const plan = planOf(design.picture.sheet, design);
  return laidOutAnew({ before: design, after: design, former: plan, now: plan, region });
}

export interface Change {
  readonly before: Design;
  readonly after: Tree;
  readonly former: Plan;
  readonly now: Plan;
  readonly region: Region;
  /** What stands in it unchanged keeps the places it has among itself; absent = nothing does. */
  readonly rigidFrom?: Design;
}

function sameDrawing(a: Plan, b: Plan): boolean {
  if (a.nodes.size !== b.nodes.size || a.flows.length !== b.flows.length) return false;
  const ends = new Map(a.flows.map(({ id, from, to }) => [id, `${from} ${to}`]));
  const parents = ({ elements }: Plan): string => elements.map(({ id, parent = '' }) => `${id} ${parent}`).join();
  return (
    [...b.nodes].every((id) => a.nodes.has(id)) &&
    b.flows.every(({ id, from, to }) => ends.get(id) === `${from} ${to}`) &&
    parents(a) === parents(b)
  );
}

function laidOutAnew(change: Change): Picture {
  const { before, after, former, now, region } = change;
  const { sheet, shapes } = before.picture;
  const was = new Set(region.was.flatMap((block) => drawnOf(block, before, former)));
  const own = new Set(region.now.flatMap((block) => drawnOf(block, after, now)));
  const others = Object.entries(shapes).filter(
    ([id]) => !was.has(id) && !own.has(id) && (now.nodes.has(id) || sheet.beside.has(id)),
  );
  const start = startOf(change);
  const out: LaidOut = { boxes: new Map(), lanes: new Map() };
  if (!start) {
    const left = Object.fromEntries(others);
    return { sheet, shapes: left, edges: leadEdges(change, left, out.lanes) };
  }
  const piece = layOut({ kind: 'sequence', blocks: region.now }, rulesOf(change), out);
  const owners = ownersOf(change);
  const room = makeRoom({
    ...start,
    piece,
    isEmpty: own.size === 0,
    out,
    units: unitsOf(others, change, owners),
    owners,
  });
  const placed = [...out.boxes].flatMap(([id, box]) => {
    const drawn = now.drawn.has(id) ? now.drawn.get(id) : id;
    return drawn === undefined ? [] : [[drawn, rounded(box)] as const];
  });
  const all = evenBands(sheet.bands, shapes, { ...Object.fromEntries(room), ...Object.fromEntries(placed) });
  return { sheet, shapes: all, edges: leadEdges(change, all, out.lanes) };
}

const rounded = ({ x, y, w, h }: Box): Box => ({ x: Math.round(x), y: Math.round(y), w, h });

/** Everything drawn of a block, by the ids of the drawing. */
export function drawnOf(block: Block, { program, locked }: Tree, { drawn }: Plan): readonly string[] {
  const { elements } = graphOf({ ...program, root: { kind: 'sequence', blocks: [block] } });
  return elements
    .filter(({ id }) => id !== program.startId)
    .flatMap(({ id }) => locked[id]?.members ?? (drawn.has(id) ? (drawn.get(id) ?? []) : id));
}

/** The element by which a block is entered. */
const entryOf = (block: Block): string =>
  block.kind === 'step' ? block.node : block.kind === 'goBack' ? '' : block.id;

/** Where the region stood, or the gap where it comes in; undefined where nothing around it is drawn. */
function startOf(change: Change): { readonly place: Box; readonly line: number; readonly isGap: boolean } | undefined {
  const { before, former, region } = change;
  const { shapes, edges } = before.picture;
  const was = region.was.flatMap((block) => drawnOf(block, before, former));
  const old = around(was.flatMap((id) => shapes[id] ?? []));
  const drawn = (id: string): Box | undefined => shapes[former.drawn.get(id) ?? id];
  if (old) {
    const entries = region.was.flatMap((block) => drawn(entryOf(block)) ?? []);
    return { place: old, line: centreOf(entries[0] ?? old).y, isGap: false };
  }
  const gap = (box: Box | undefined, line = box && centreOf(box).y) =>
    box && line !== undefined
      ? { place: { x: box.x + box.w, y: line - 32, w: 0, h: 64 }, line, isGap: true }
      : undefined;
  const { anchor, lead, flow } = region;
  if (anchor) {
    const box = around(drawnOf(anchor, before, former).flatMap((id) => shapes[id] ?? []));
    const entry = drawn(entryOf(anchor)) ?? drawn(mergeIdOf(entryOf(anchor)));
    return gap(box, entry && centreOf(entry).y);
  }
  if (flow !== undefined) {
    const led = former.flows.find((one) => one.flow?.id === flow);
    const points = edges[led?.id ?? ''] ?? [];
    return gap(shapes[led?.from ?? ''], points[Math.floor(points.length / 2)]?.y);
  }
  return gap(lead === undefined ? drawn(before.program.startId) : drawn(innerStartOf(lead)));
}

export function rulesOf({ before, after, former, now, rigidFrom }: Change): LayOutRules {
  const kept = rigidFrom ? new Set(blocksWithin(rigidFrom.program.root)) : new Set<Block>();
  const { shapes } = (rigidFrom ?? before).picture;
  const plan = rigidFrom && rigidFrom !== before ? planOf(rigidFrom.picture.sheet, rigidFrom) : former;
  const boxesOf = (ids: readonly string[]): Readonly<Record<string, Box>> =>
    Object.fromEntries(ids.flatMap((id) => (shapes[id] ? [[id, shapes[id]]] : [])));
  const kinds = new Map(now.elements.map(({ id, kind }) => [id, kind]));
  return {
    merges: (id) => now.drawn.get(mergeIdOf(id)) !== undefined,
    sizeOf: (node) => {
      const kind = kinds.get(node);
      const size = kind === 'catch' ? 36 : 44;
      return kind === 'catch' || kind === 'events' ? { w: size, h: size } : { w: 128, h: 64 };
    },
    rigid: (block) => {
      const entry = entryOf(block);
      if (block.kind === 'goBack' || (block.kind === 'choice' && !kinds.has(block.id))) return undefined;
      const ids = drawnOf(block, after, plan);
      const boxes = boxesOf(ids);
      const isLocked = block.kind === 'step' && after.locked[block.node] !== undefined;
      // a closed sub-process: what is in it is not drawn
      const isClosed = block.kind === 'section' && boxes[block.id] !== undefined && Object.keys(boxes).length === 1;
      const isKept = kept.has(block) && ids.every((id) => boxes[id]);
      return isLocked || isClosed || isKept ? { boxes, entry: plan.drawn.get(entry) ?? entry } : undefined;
    },
  };
}

/** Sections around the region, by the ids of the drawing. */
function ownersOf({ region, now }: Change): ReadonlySet<string> {
  const elements = new Map(now.elements.map((one) => [one.id, one]));
  const { anchor, lead } = region;
  const inside = [...region.now, ...region.was, ...(anchor ? [anchor] : [])].flatMap((block) => entryOf(block) || []);
  const first = inside.map((id) => elements.get(id)).find(Boolean);
  const owners = new Set<string>();
  if (!first && lead !== undefined && elements.get(lead)?.kind === 'section') owners.add(lead);
  const beginning = first?.parent ?? (lead === undefined ? undefined : elements.get(lead)?.parent);
  for (let id = beginning; id !== undefined && !owners.has(id); id = elements.get(id)?.parent) owners.add(id);
  for (const id of [...owners])
    for (let up = elements.get(id)?.parent; up !== undefined; up = elements.get(up)?.parent) owners.add(up);
  return owners;
}

/** What is moved as one: a sub-process with all in it, a locked part, a step with what sits on its edge. */
function unitsOf(
  others: readonly (readonly [string, Box])[],
  { after, now, before }: Change,
  owners: ReadonlySet<string>,
): readonly Unit[] {
  const tree = new Map(now.elements.map((one) => [now.drawn.get(one.id) ?? one.id, one]));
  const parts = new Map(
    Object.entries(after.locked).flatMap(([entry, { members }]) =>
      members.map((id) => [id, `locked ${entry}`] as const),
    ),
  );
  const above = (id: string): string | undefined => {
    const [one, drawn] = [tree.get(id), before.picture.sheet.nodes.get(id)];
    return one ? (one.attachedTo ?? one.parent) : (drawn?.attachedTo ?? drawn?.parent);
  };
  const keyOf = (id: string): string => {
    let key = id;
    for (let up = above(key), depth = 0; up !== undefined && !owners.has(up) && depth < 50; up = above(key), depth += 1)
      key = up;
    return parts.get(key) ?? key;
  };
  const units = new Map<string, (readonly [string, Box])[]>();
  for (const one of others) {
    const key = keyOf(one[0]);
    units.set(key, [...(units.get(key) ?? []), one]);
  }
  return [...units.values()].map((members) => ({ members, box: around(members.map(([, box]) => box)) ?? zero }));
}

const zero: Box = { x: 0, y: 0, w: 0, h: 0 };
