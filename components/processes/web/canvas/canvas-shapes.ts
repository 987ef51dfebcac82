import {
  blocksWithin,
  guardWords,
  type Place,
  type Scene,
  type SceneEdge,
  type SceneNode,
  whoWords,
} from '@gov/workflow/designing';
import { type Edge, MarkerType, type Node, Position } from '@xyflow/react';
import type { Desk } from '../designer/desk.ts';
import { spotKey } from '../designer/desk.ts';
import type { DesignWords } from '../designer/use-words.ts';

/** What a shape of the canvas shows; plain words, so that what did not change is not drawn again. */
export interface ShapeData extends Record<string, unknown> {
  readonly kind: SceneNode['kind'];
  readonly look: 'card' | 'round' | 'diamond' | 'frame' | 'band' | 'note';
  /** A band whose name stands above it. */
  readonly isUpright: boolean;
  /** What stands in it, and the smaller line below. */
  readonly title: string;
  readonly small: string;
  readonly number: number | undefined;
  readonly isWrong: boolean;
  readonly isNobody: boolean;
  readonly isChosen: boolean;
  /** Name of its place; absent = it cannot be chosen. */
  readonly card: string | undefined;
  /** It takes the focus: the others belong to one that does. */
  readonly isStop: boolean;
  readonly label: string;
}

export interface WayData extends Record<string, unknown> {
  readonly points: SceneEdge['points'];
  /** Where the way begins and ends while nobody drags: right side of one shape, left side of the other. */
  readonly ends: readonly [number, number, number, number];
  readonly label: string;
  readonly card: string | undefined;
  readonly gap: string | undefined;
  readonly isChosen: boolean;
  readonly isWrong: boolean;
  readonly isBeside: boolean;
}

export type Shape = Node<ShapeData>;
export type Way = Edge<WayData>;

export const placeKey = ({ spot, branch }: Place): string =>
  spotKey(spot.path, spot.at) + (branch === undefined ? '' : `#${branch}`);

type Shown = Pick<Desk, 'design' | 'words' | 'problems' | 'selection' | 'numbers' | 'closed'>;

/** Shapes and ways as React Flow takes them; what is the same as before is the same object. */
export function shapesOf(
  scene: Scene,
  shown: Shown,
): { readonly shapes: readonly Shape[]; readonly ways: readonly Way[] } {
  const boxes = new Map(scene.nodes.map((node) => [node.id, node.box]));
  const chosen = shown.selection && placeKey(shown.selection);
  const shapes = scene.nodes.map((node) => shapeOf(node, boxes, shown, chosen));
  const ways = scene.edges.flatMap((edge): readonly Way[] => {
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
    if (!from || !to) return [];
    const card = edge.place && placeKey(edge.place);
    const { flow } = edge;
    return [
      {
        id: edge.id,
        source: edge.from,
        target: edge.to,
        type: 'way',
        focusable: false,
        selectable: false,
        zIndex: 0,
        ariaRole: 'presentation',
        ariaLabel: unread,
        domAttributes: silent,
        ...(edge.isBeside
          ? {}
          : { markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16, color: '#7d8992' } }),
        data: {
          points: edge.points,
          ends: [from.x + from.w, from.y + from.h / 2, to.x, to.y + to.h / 2],
          label: edgeWords(edge, shown.words),
          card,
          gap: edge.gap && shown.closed === undefined ? spotKey(edge.gap.path, edge.gap.at) : undefined,
          isChosen: card !== undefined && card === chosen,
          isWrong: flow !== undefined && shown.problems.has(flow.id),
          isBeside: edge.isBeside === true,
        },
      },
    ];
  });
  return { shapes, ways };
}

/** React Flow reads no name for a way that has null for one; its type knows texts only. */
const unread = null as unknown as string; // reason: as above
const silent = { 'aria-roledescription': undefined } as const;

function edgeWords({ flow, name, place }: SceneEdge, words: DesignWords): string {
  if (flow?.guard) return guardWords(flow.guard, flow.label, words);
  // what the button of a step says stands in its settings
  if (flow) return flow.label && place ? flow.label : place?.branch === undefined ? '' : `第 ${place.branch + 1} 路`;
  return name;
}

const looks: Readonly<Record<SceneNode['kind'], ShapeData['look']>> = {
  ...{ step: 'card', section: 'frame', frame: 'frame', band: 'band', note: 'note', inside: 'card', loose: 'card' },
  ...{ choice: 'diamond', merge: 'diamond', fork: 'diamond', join: 'diamond', events: 'diamond' },
  ...{ start: 'round', end: 'round', catch: 'round', boundary: 'round', beside: 'round' },
};

const lookOf = ({ kind, type }: SceneNode): ShapeData['look'] => {
  if (kind !== 'inside' && kind !== 'loose') return looks[kind];
  if (/^bpmn:Data/.test(type)) return 'note';
  if (/Gateway$/.test(type)) return 'diamond';
  return /Event$/.test(type) ? 'round' : 'card';
};

function shapeOf(
  node: SceneNode,
  boxes: ReadonlyMap<string, SceneNode['box']>,
  shown: Shown,
  chosen: string | undefined,
): Shape {
  const { box, owner } = node;
  const around = owner === undefined ? undefined : boxes.get(owner);
  const data = dataOf(node, shown, chosen);
  const isBehind = data.look === 'frame' || data.look === 'band';
  return {
    id: node.id,
    type: 'shape',
    position: { x: box.x - (around?.x ?? 0), y: box.y - (around?.y ?? 0) },
    ...(owner === undefined ? {} : { parentId: owner }),
    width: box.w,
    height: box.h,
    measured: { width: box.w, height: box.h },
    handles: [
      { type: 'target', position: Position.Left, x: 0, y: box.h / 2 - 0.5, width: 1, height: 1 },
      { type: 'source', position: Position.Right, x: box.w - 1, y: box.h / 2 - 0.5, width: 1, height: 1 },
    ],
    draggable: shown.closed === undefined && node.kind !== 'frame' && node.kind !== 'band' && node.kind !== 'note',
    selectable: false,
    focusable: false,
    connectable: false,
    // bands behind sub-processes, which they hold
    zIndex: data.look === 'band' ? -2 : isBehind ? -1 : 1,
    domAttributes: silent,
    data,
  };
}

function dataOf(node: SceneNode, shown: Shown, chosen: string | undefined): ShapeData {
  const card = node.place && placeKey(node.place);
  const words = wordsOf(node, shown);
  const wrong = shown.problems.get(node.step ?? node.id) ?? [];
  const number = node.step !== undefined && node.isCard ? shown.numbers.get(node.step) : undefined;
  const kept = node.kind === 'inside' ? '复杂段，' : '';
  return {
    kind: node.kind,
    look: lookOf(node),
    isUpright: node.isUpright === true,
    ...words,
    number,
    isWrong: node.isCard && wrong.length > 0,
    isChosen: card !== undefined && card === chosen,
    card,
    isStop: card !== undefined && (node.isCard || node.kind === 'inside'),
    label: [
      `${kept}${number === undefined ? '' : `第 ${number} 步 `}${words.title || words.name}`,
      words.small,
      ...wrong,
    ]
      .filter(Boolean)
      .join('，'),
  };
}

interface Words {
  readonly title: string;
  readonly small: string;
  /** Read aloud where nothing is written in it. */
  readonly name: string;
  readonly isNobody: boolean;
}

/** Below a join that does not wait for all: `2 路办完往下`. */
function enoughWords({ program }: Shown['design'], join: string): string {
  for (const block of blocksWithin(program.root))
    if (block.kind === 'parallel' && block.joinId === join && block.enough)
      return `${block.enough.branches} 路办完往下`;
  return '';
}

function wordsOf(node: SceneNode, { design, words }: Shown): Words {
  const plain = (title: string, name: string, small = ''): Words => ({ title, small, name, isNobody: false });
  switch (node.kind) {
    case 'step': {
      const definition = design.program.nodes[node.step ?? ''];
      if (!definition) return plain(node.name, '步骤');
      const today =
        definition.waits || definition.call || definition.does
          ? undefined
          : words.today(definition.handler, definition.id);
      const who = today?.names ?? whoWords(definition, words);
      return {
        title: node.name || '（没有名称）',
        small: today?.nobody ? '没有人' : who,
        name: '',
        isNobody: today?.nobody === true,
      };
    }
    case 'inside':
    case 'loose':
      return plain(node.name, insideWords(node.type));
    case 'start':
      return plain('开始', '');
    case 'end':
      return plain(node.name && node.name.length <= 2 ? node.name : '结束', '', node.name.length > 2 ? node.name : '');
    case 'choice':
      return plain('', '分路', node.name);
    case 'fork':
      return plain('', '同时办理', node.name);
    case 'merge':
      return plain('', '汇合');
    case 'join':
      return plain('', '汇合', enoughWords(design, node.id));
    case 'events':
    case 'catch':
    case 'boundary':
    case 'beside':
      return plain('', '等待', node.name || '等待');
    case 'section':
      return plain(node.name || '一段', '一段');
    case 'band':
      return plain(node.name, node.type === 'bpmn:Lane' ? '泳道' : '泳池');
    case 'frame':
    case 'note':
      return plain(node.name, '');
  }
}

const insideWords = (type: string): string =>
  /Gateway$/.test(type) ? '网关' : /Event$/.test(type) ? '事件' : /SubProcess$/.test(type) ? '子流程' : '步骤';

/** Objects of before where the new ones say the same: React Flow then leaves them alone. */
export function keepSame<T extends { readonly id: string }>(
  before: ReadonlyMap<string, readonly [string, T]>,
  all: readonly T[],
): { readonly list: T[]; readonly known: ReadonlyMap<string, readonly [string, T]> } {
  const known = new Map<string, readonly [string, T]>();
  const list = all.map((one) => {
    const text = JSON.stringify(one);
    const former = before.get(one.id);
    const kept = former?.[0] === text ? former[1] : one;
    known.set(one.id, [text, kept]);
    return kept;
  });
  return { list, known };
}
