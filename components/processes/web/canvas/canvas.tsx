import { type Scene, type Spot, sceneOf } from '@gov/workflow/designing';
import {
  Background,
  Controls,
  MiniMap,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  type ReactFlowState,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react';
import { PlusMenu } from '../cards/plus.tsx';
import { selectionOf, spotOfKey, useDesk } from '../designer/desk.ts';
import { onCanvasKey } from './canvas-keys.ts';
import { CanvasShape } from './canvas-shape.tsx';
import { keepSame, type Shape, shapesOf, type Way } from './canvas-shapes.ts';
import { CanvasWay, LabelPlace } from './canvas-way.tsx';
import { canvasLabels } from './canvas-words.ts';
import './canvas.css';

const nodeTypes = { shape: CanvasShape };
const edgeTypes = { way: CanvasWay };
const noAttribution = { hideAttribution: true };
const allOfIt = { padding: 0.1 };

export interface CanvasProps {
  /** Keys of the cards: what the canvas has no key of its own for. */
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => void;
}

/** 画布: the process as it is drawn in its file; the same cards, chosen and changed as in the list. */
export const Canvas = memo(
  (props: CanvasProps): ReactNode => (
    <ReactFlowProvider>
      <Drawn {...props} />
    </ReactFlowProvider>
  ),
);
Canvas.displayName = 'Canvas';

interface Adding {
  readonly spot: Spot;
  readonly x: number;
  readonly y: number;
}

function Drawn({ onKey }: CanvasProps): ReactNode {
  const desk = useDesk();
  const flow = useReactFlow<Shape, Way>();
  const frame = useRef<HTMLElement>(null);
  const [adding, setAdding] = useState<Adding>();
  const scene = useMemo(() => sceneOf(desk.design), [desk.design]);
  const { shapes, ways } = useShapes(scene);
  const { shown, onNodesChange, onDragStop } = useDragging(shapes, desk.act);
  const pressed = usePressed(scene, desk.select);
  const labels = useStore(labelPlaceOf);
  const start = useMemo(() => viewAtFirst(scene, frame.current), [scene]);

  const add = (spot: Spot, beside: HTMLElement): void => {
    const [own, around] = [beside.getBoundingClientRect(), frame.current?.getBoundingClientRect()];
    if (!around || desk.closed !== undefined) return;
    const [x, y] = [own.left + own.width / 2 - around.left, own.bottom - around.top];
    setAdding({
      spot,
      x: Math.max(8, Math.min(x, around.width - 270)),
      y: Math.max(8, Math.min(y, around.height - 420)),
    });
  };
  /** What has the focus is chosen, and brought into view. */
  const onFocus = useCallback(
    (event: FocusEvent<HTMLElement>): void => {
      const { card } = (event.target as HTMLElement).dataset; // reason: the focus is on an element
      if (card === undefined) return;
      desk.select(selectionOf(card));
      showAll(event.target as HTMLElement, frame.current, flow); // reason: as above
    },
    [desk.select, flow],
  );
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const button = (event.target as HTMLElement).closest<HTMLElement>('[data-plus]'); // reason: as above
    if (button?.dataset.plus !== undefined) add(spotOfKey(button.dataset.plus), button);
  };
  const close = (isGivenUp: boolean): void => {
    setAdding(undefined);
    if (isGivenUp) frame.current?.querySelector<HTMLElement>('[data-card][aria-pressed="true"]')?.focus();
  };
  return (
    <section
      className="process-canvas"
      aria-label="流程图"
      ref={frame}
      onFocus={onFocus}
      onClick={onClick}
      onKeyDown={(event) => {
        if (!onCanvasKey(event, { scene, act: desk.act, add })) onKey(event);
      }}
    >
      <LabelPlace value={labels}>
        <ReactFlow
          nodes={shown}
          edges={ways}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onNodeDragStop={onDragStop}
          onNodeClick={pressed.onShape}
          onEdgeClick={pressed.onShape}
          onPaneClick={pressed.beside}
          defaultViewport={start}
          minZoom={0.15}
          maxZoom={1.6}
          nodeDragThreshold={4}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          nodesConnectable={false}
          zoomOnDoubleClick={false}
          deleteKeyCode={null}
          selectionKeyCode={null}
          disableKeyboardA11y
          panOnScroll
          ariaLabelConfig={canvasLabels}
          proOptions={noAttribution}
        >
          <Background gap={24} size={1} />
          <Controls showInteractive={false} fitViewOptions={allOfIt} />
          <MiniMap pannable zoomable nodeClassName={miniClass} />
        </ReactFlow>
      </LabelPlace>
      {scene.nodes.length === 0 && <p className="canvas-empty secondary">图上还没有东西。到“列表”里加第一步。</p>}
      {scene.bandsLeftOut.length > 0 && (
        <p className="canvas-bands secondary" title={scene.bandsLeftOut.filter(Boolean).join('、')}>
          有 {scene.bandsLeftOut.length} 条泳道没有画出来：有步骤挪到了泳道外面。每一步属于哪条泳道，看它的设置。
        </p>
      )}
      {adding && (
        <div className="canvas-adding" style={{ left: adding.x, top: adding.y }}>
          <PlusMenu spot={adding.spot} close={close} />
        </div>
      )}
    </section>
  );
}

/** What a press chooses. Always the same functions: with other ones React Flow draws every shape and every way anew. */
function usePressed(scene: Scene, select: ReturnType<typeof useDesk>['select']) {
  const now = useRef(scene);
  now.current = scene;
  return useMemo(
    () => ({
      onShape: (_: unknown, { id }: { readonly id: string }): void => {
        const { nodes, edges } = now.current;
        const place = (nodes.find((one) => one.id === id) ?? edges.find((one) => one.id === id))?.place;
        if (place) select({ spot: place.spot, ...(place.branch === undefined ? {} : { branch: place.branch }) });
      },
      beside: (): void => select(undefined),
    }),
    [select],
  );
}

/** Where words of ways are put: looked for once, not by each way whenever anything changes. */
const labelPlaceOf = ({ domNode }: ReactFlowState): Element | undefined =>
  domNode?.querySelector('.react-flow__edgelabel-renderer') ?? undefined;

const miniClass = ({ data }: Shape): string =>
  `mini ${data.look}${data.isWrong ? ' wrong' : ''}${data.isChosen ? ' chosen' : ''}`;

/** The whole of it where that can be read; else its beginning. */
function viewAtFirst({ nodes }: Scene, frame: HTMLElement | null): { x: number; y: number; zoom: number } {
  const process = nodes.filter(({ kind }) => kind !== 'note');
  const left = Math.min(...process.map(({ box }) => box.x), Number.POSITIVE_INFINITY);
  const top = Math.min(...process.map(({ box }) => box.y), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(left)) return { x: 0, y: 0, zoom: 1 };
  const right = Math.max(...process.map(({ box }) => box.x + box.w));
  const bottom = Math.max(...process.map(({ box }) => box.y + box.h));
  const [width, height] = [
    frame?.clientWidth ?? window.innerWidth - 340,
    frame?.clientHeight ?? window.innerHeight - 110,
  ];
  const zoom = Math.max(0.85, Math.min(1, (width - 80) / (right - left), (height - 80) / (bottom - top)));
  const y = (bottom - top) * zoom < height - 80 ? height / 2 - ((top + bottom) / 2) * zoom : 40 - top * zoom;
  return { x: 40 - left * zoom, y, zoom };
}

/** Brings a shape that has the focus into the window. */
function showAll(
  target: HTMLElement,
  frame: HTMLElement | null,
  flow: ReturnType<typeof useReactFlow<Shape, Way>>,
): void {
  if (!frame) return;
  // the browser scrolls to what has the focus, and the drawing takes that back at once: only its own view counts
  for (let one = target.parentElement; one && one !== frame.parentElement; one = one.parentElement)
    if (one.scrollLeft !== 0 || one.scrollTop !== 0) one.scrollTo(0, 0);
  const [own, around] = [target.getBoundingClientRect(), frame.getBoundingClientRect()];
  const margin = 24;
  const dx = Math.min(0, around.right - margin - own.right) + Math.max(0, around.left + margin - own.left);
  const dy = Math.min(0, around.bottom - margin - own.bottom) + Math.max(0, around.top + margin - own.top);
  if (dx === 0 && dy === 0) return;
  const { x, y, zoom } = flow.getViewport();
  void flow.setViewport({ x: x + dx, y: y + dy, zoom });
}

/** Shapes and ways of the scene; those that say the same as before are the same objects. */
function useShapes(scene: Scene): { readonly shapes: Shape[]; readonly ways: Way[] } {
  const { design, words, problems, selection, numbers, closed } = useDesk();
  const before = useRef<{
    shapes: ReadonlyMap<string, readonly [string, Shape]>;
    ways: ReadonlyMap<string, readonly [string, Way]>;
  }>({ shapes: new Map(), ways: new Map() });
  return useMemo(() => {
    const found = shapesOf(scene, { design, words, problems, selection, numbers, closed });
    const shapes = keepSame(before.current.shapes, found.shapes);
    const ways = keepSame(before.current.ways, found.ways);
    before.current = { shapes: shapes.known, ways: ways.known };
    return { shapes: shapes.list, ways: ways.list };
  }, [scene, design, words, problems, selection, numbers, closed]);
}

/** While a shape is dragged it stands where the hand is; let go, its place is a change like every other. */
function useDragging(shapes: Shape[], act: ReturnType<typeof useDesk>['act']) {
  const [moving, setMoving] = useState<ReadonlyMap<string, { x: number; y: number }>>(new Map());
  const onNodesChange = useCallback((changes: NodeChange<Shape>[]): void => {
    const moved = changes.flatMap((change) =>
      change.type === 'position' && change.position && change.dragging ? [[change.id, change.position] as const] : [],
    );
    if (moved.length > 0) setMoving(new Map(moved));
  }, []);
  const now = useRef(shapes);
  now.current = shapes;
  const onDragStop = useCallback(
    (_: unknown, node: Shape): void => {
      setMoving(new Map());
      const owner = now.current.find(({ id }) => id === node.parentId);
      const base = ownerPlace(now.current, owner);
      act({ kind: 'place', element: node.id, to: { x: node.position.x + base.x, y: node.position.y + base.y } });
    },
    [act],
  );
  const shown = useMemo(
    () =>
      moving.size === 0
        ? shapes
        : shapes.map((one) => {
            const position = moving.get(one.id);
            return position ? { ...one, position } : one;
          }),
    [shapes, moving],
  );
  return { shown, onNodesChange, onDragStop };
}

/** Where an owner stands in the picture: its place is counted from its own owner. */
function ownerPlace(shapes: readonly Shape[], owner: Shape | undefined): { readonly x: number; readonly y: number } {
  if (!owner) return { x: 0, y: 0 };
  const above = ownerPlace(
    shapes,
    shapes.find(({ id }) => id === owner.parentId),
  );
  return { x: owner.position.x + above.x, y: owner.position.y + above.y };
}
