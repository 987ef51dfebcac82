import type { Design } from '../designing/design.ts';
import type { Drawing } from './drawing.ts';
import { type LaidOut, layOut } from './lay-out.ts';
import { leadEdges } from './lead-edges.ts';
import { around, type Box, drawnPlaces, type Picture, type Sheet, sheetOf } from './picture.ts';
import { type Plan, planOf } from './plan.ts';
import { rulesOf } from './redraw.ts';

type Tree = Pick<Design, 'program' | 'locked'>;

/** The picture of a file as it is opened: as it was drawn; where nothing was drawn, laid out; what is missing stands below. */
export function firstPicture(drawing: Drawing, tree: Tree): Picture {
  const sheet = sheetOf(drawing, tree);
  const plan = planOf(sheet, tree);
  const { shapes, edges } = drawnPlaces(drawing);
  const isDrawn = [...plan.nodes].some((id) => shapes[id]);
  const all = isDrawn ? { ...shapes, ...missing(sheet, plan, shapes) } : { ...shapes, ...whole(sheet, plan, tree) };
  const picture: Picture = { sheet, shapes: all, edges };
  return { ...picture, edges: leadEdges({ before: { ...tree, picture }, former: plan, now: plan }, all, new Map()) };
}

/** Nothing has a place yet: all of it, from the start on. */
function whole(sheet: Sheet, plan: Plan, tree: Tree): Picture['shapes'] {
  const parts = Object.values(tree.locked).map(({ members }) => inColumns(members, sheet));
  const picture: Picture = { sheet, shapes: Object.assign({}, ...parts), edges: {} };
  const before = { ...tree, picture };
  const out: LaidOut = { boxes: new Map(), lanes: new Map() };
  const change = { before, after: tree, former: plan, now: plan, region: { was: [], now: [] } };
  const piece = layOut(tree.program.root, rulesOf(change), out);
  const line = 24 + Math.max(piece.up, 18);
  piece.put(24 + 36 + 48, line);
  const start = plan.drawn.get(tree.program.startId);
  const placed = [...out.boxes].flatMap(([id, box]) => {
    const drawn = plan.drawn.has(id) ? plan.drawn.get(id) : id;
    return drawn === undefined ? [] : [[drawn, box] as const];
  });
  const all = {
    ...Object.fromEntries(placed),
    ...(start && sheet.nodes.has(start) ? { [start]: { x: 24, y: line - 18, w: 36, h: 36 } } : {}),
  };
  return { ...all, ...missing(sheet, plan, all) };
}

const sizes: readonly (readonly [RegExp, number, number])[] = [
  [/Gateway$/, 44, 44],
  [/Event$/, 36, 36],
];

const sizeOf = (type = ''): { readonly w: number; readonly h: number } => {
  const [, w, h] = sizes.find(([kind]) => kind.test(type)) ?? [undefined, 128, 64];
  return { w, h };
};

/** What no structure of ours holds, by how many steps it is from where it is entered. */
function inColumns(members: readonly string[], { nodes, flows }: Sheet): Picture['shapes'] {
  const inside = new Set(members);
  const depth = new Map<string, number>();
  const next = members.slice(0, 1);
  for (const [id] of nodes)
    if (inside.has(id) && ![...flows.values()].some(({ to, from }) => to === id && inside.has(from))) next.push(id);
  for (const id of next) depth.set(id, 0);
  for (const id of next)
    for (const { from, to } of flows.values())
      if (from === id && inside.has(to) && !depth.has(to)) {
        depth.set(to, (depth.get(id) ?? 0) + 1);
        next.push(to);
      }
  const rows = new Map<number, number>();
  const boxes: Record<string, Box> = {};
  for (const id of members) {
    const column = depth.get(id) ?? 0;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    boxes[id] = { x: column * 176, y: row * 104, ...sizeOf(nodes.get(id)?.type) };
  }
  return boxes;
}

/** What has no place in a file that places the rest: below everything; what is in a closed sub-process is not drawn. */
function missing({ nodes }: Sheet, plan: Plan, shapes: Picture['shapes']): Picture['shapes'] {
  const isShown = (id: string): boolean => {
    const parent = nodes.get(id)?.parent;
    if (parent === undefined) return true;
    return [...nodes].some(([other, node]) => node.parent === parent && shapes[other] !== undefined);
  };
  const lacking = [...plan.nodes].filter((id) => nodes.has(id) && !shapes[id] && isShown(id));
  const all = around(Object.values(shapes));
  const top = all ? all.y + all.h + 48 : 24;
  return Object.fromEntries(
    lacking.map((id, at) => [id, { x: (all?.x ?? 24) + at * 176, y: top, ...sizeOf(nodes.get(id)?.type) }]),
  );
}
