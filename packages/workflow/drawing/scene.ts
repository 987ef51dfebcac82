import { besideEndOf, type ElementKind, type GraphFlow, innerEndOf, innerStartOf, mergeIdOf } from '../bpmn/graph.ts';
import { besideOf, bodiesOf, type Design, isParent, type Path, type Spot, unitLength } from '../designing/design.ts';
import { bandsLeftOut } from '../lanes/bands.ts';
import type { Block, NodeId, Sequence } from '../program.ts';
import type { Box, Point } from './picture.ts';
import { ownersIn } from './place.ts';
import { planOf } from './plan.ts';

/** A card, or one branch of a fork: what is chosen by a click on the canvas and in the list alike. */
export interface Place {
  readonly spot: Spot;
  readonly branch?: number;
}

/** A shape of the canvas. */
export interface SceneNode {
  /** By the id of the file. */
  readonly id: string;
  /** `inside`: part of a 复杂段; `loose`: no flow leads there; `band`: lane or pool; `frame` and `note`: drawn beside the process. */
  readonly kind: ElementKind | 'inside' | 'loose' | 'band' | 'frame' | 'note';
  /** `bpmn:UserTask` … where the file says it. */
  readonly type: string;
  readonly name: string;
  readonly box: Box;
  /** The sub-process it is in, or the step on whose edge it sits, if that is drawn. */
  readonly owner?: string;
  /** What it belongs to; a gateway where branches meet belongs to its fork. */
  readonly place?: Place;
  /** It is the card itself, not only a part of it: it has the focus. */
  readonly isCard: boolean;
  readonly step?: NodeId;
  /** A band whose name stands above it. */
  readonly isUpright?: true;
}

/** A way of the canvas. */
export interface SceneEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
  /** The branch of a fork that it begins, or the way back that it is. */
  readonly place?: Place;
  /** Where a card put on it would stand. */
  readonly gap?: Spot;
  readonly flow?: GraphFlow;
  readonly name: string;
  /** Connects what is beside the process. */
  readonly isBeside?: true;
}

export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  /** Names of lanes and pools that are not drawn: their steps stand elsewhere now. */
  readonly bandsLeftOut: readonly string[];
}

/** Everything that is drawn, with what it means in the list; owners stand before what is in them. */
export function sceneOf(design: Design): Scene {
  const { sheet, shapes, edges } = design.picture;
  const plan = planOf(sheet, design);
  const places = placesOf(design);
  const owners = ownersIn(design);
  const tree = new Map(plan.elements.map((one) => [plan.drawn.get(one.id), one]));
  const parts = new Map(
    Object.entries(design.locked).flatMap(([entry, { members }]) => members.map((id) => [id, entry] as const)),
  );
  const nodeOf = (id: string): SceneNode | undefined => {
    const [box, one, drawn, part] = [shapes[id], tree.get(id), sheet.nodes.get(id), parts.get(id)];
    const owner = owners.get(id);
    if (!box) return undefined;
    const common = { id, box, type: drawn?.type ?? '', ...(owner !== undefined && shapes[owner] ? { owner } : {}) };
    if (part !== undefined) {
      const place = places.elements.get(part);
      const isCard = id === part;
      return { ...common, kind: 'inside', name: drawn?.name ?? '', ...(place ? { place } : {}), isCard, step: part };
    }
    if (!one) return { ...common, kind: 'loose', name: drawn?.name ?? '', isCard: false };
    const place = places.elements.get(one.id);
    const node = design.program.nodes[one.id];
    return {
      ...common,
      kind: one.kind,
      name: node?.name ?? one.name,
      ...(place ? { place } : {}),
      isCard: places.cards.has(one.id),
      ...(node && one.kind !== 'section' ? { step: node.id } : {}),
    };
  };
  const leftOut = bandsLeftOut(sheet, shapes, (id) => plan.nodes.has(id));
  const beside = [...sheet.beside].flatMap(([id, { type, name, from }]): readonly SceneNode[] => {
    const box = shapes[id];
    const band = sheet.bands.get(id);
    const kind = band ? 'band' : type === 'bpmn:Group' ? 'frame' : 'note';
    const upright = band?.isUpright ? { isUpright: true as const } : {};
    return box && from === undefined && !leftOut.has(id)
      ? [{ id, kind, type, name, box, isCard: false, ...upright }]
      : [];
  });
  const nodes = [...plan.nodes].flatMap((id) => nodeOf(id) ?? []);
  const depth = (node: SceneNode): number => {
    let count = 0;
    for (let up = owners.get(node.id); up !== undefined && count < 50; up = owners.get(up)) count += 1;
    return count;
  };
  const ofProcess = plan.flows.flatMap(({ id, from, to, flow }): readonly SceneEdge[] => {
    const points = edges[id];
    if (!points) return [];
    const place =
      flow && (places.branches.get(flow.id) ?? (flow.back ? places.backs.get(`${flow.from} ${flow.to}`) : undefined));
    const gap = flow && (places.firsts.get(flow.id) ?? places.exits.get(flow.from));
    const name = sheet.flows.get(id)?.name ?? '';
    return [
      { id, from, to, points, name, ...(flow ? { flow } : {}), ...(place ? { place } : {}), ...(gap ? { gap } : {}) },
    ];
  });
  const others = [...sheet.beside].flatMap(([id, { name, from, to }]): readonly SceneEdge[] => {
    const points = edges[id];
    return points && from !== undefined && to !== undefined ? [{ id, from, to, points, name, isBeside: true }] : [];
  });
  return {
    nodes: [...beside, ...nodes.sort((a, b) => depth(a) - depth(b))],
    edges: [...ofProcess, ...others],
    bandsLeftOut: [...leftOut].map((id) => sheet.beside.get(id)?.name ?? ''),
  };
}

interface Places {
  /** Element of the tree → what it belongs to. */
  readonly elements: Map<string, Place>;
  readonly cards: Set<string>;
  /** Flow that begins a branch → the branch, and the gap at its front. */
  readonly branches: Map<string, Place>;
  readonly firsts: Map<string, Spot>;
  /** Element by which a card is left → the gap behind it. */
  readonly exits: Map<string, Spot>;
  /** `from to` of a way back → its card. */
  readonly backs: Map<string, Place>;
}

function placesOf({ program }: Design): Places {
  const places: Places = {
    elements: new Map(),
    cards: new Set(),
    branches: new Map(),
    firsts: new Map(),
    exits: new Map([[program.startId, { path: [], at: 0 }]]),
    backs: new Map(),
  };
  const isAdHoc = (block: Block): boolean => block.kind === 'section' && block.adHoc === true;
  const visit = (sequence: Sequence, path: Path): void => {
    let exit: string | undefined;
    sequence.blocks.forEach((block, at) => {
      const place: Place = { spot: { path, at } };
      const own = (id: string, isCard = true): void => {
        places.elements.set(id, place);
        if (isCard) places.cards.add(id);
      };
      if (block.kind === 'goBack') places.backs.set(`${exit ?? ''} ${block.to}`, place);
      else own(block.kind === 'step' ? block.node : block.id);
      exit = exitOf(block);
      // behind a step whose events follow nothing can stand
      const isWhole = unitLength(sequence, at) === 1;
      if (exit !== undefined) {
        own(exit, block.kind === 'step' || block.kind === 'section');
        if (isWhole) places.exits.set(exit, { path, at: at + 1 });
      }
      if (!isParent(block)) return;
      if (block.kind === 'section' && !isAdHoc(block)) {
        places.exits.set(innerStartOf(block.id), { path: [...path, [at, 0]], at: 0 });
        own(innerStartOf(block.id), false);
        own(innerEndOf(block.id), false);
      }
      for (const [branch, body] of bodiesOf(block).entries()) {
        const inner: Path = [...path, [at, branch]];
        const one = block.kind === 'section' || block.kind === 'step' ? undefined : block.branches[branch];
        const timer = besideOf(block).find((flow) => flow.branch === branch);
        if (timer) {
          places.elements.set(timer.event, place);
          places.elements.set(besideEndOf(timer.event), place);
          places.firsts.set(timer.flow, { path: inner, at: 0 });
          places.exits.set(timer.event, { path: inner, at: 0 });
        }
        if (one) {
          places.branches.set(one.flow, { spot: { path, at }, branch });
          places.firsts.set(one.flow, { path: inner, at: 0 });
          if (one.guard?.kind === 'event') places.elements.set(one.guard.event, { spot: { path, at }, branch });
        }
        visit(body, inner);
      }
    });
  };
  visit(program.root, []);
  return places;
}

function exitOf(block: Block): string | undefined {
  switch (block.kind) {
    case 'step':
      return block.node;
    case 'section':
      return block.id;
    case 'parallel':
      return block.joinId;
    case 'choice':
      return mergeIdOf(block.id);
    default:
      return undefined;
  }
}
