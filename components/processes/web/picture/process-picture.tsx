import type { Diagram, DiagramEdge, DiagramNode } from '@gov/workflow';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { labelOfWay } from './label-of-way.ts';
import './process-picture.css';

/** What is said of an element: a word and a look, never a colour alone. */
export interface PictureMark {
  readonly as: string;
  readonly words: string;
  /** How thick a flow is drawn. */
  readonly width?: number;
}

/** A way back that is no flow: where it was returned from, to which step, and what is written at it. */
export interface PictureReturn {
  readonly from: string;
  readonly to: string;
  readonly words: string;
}

export type PictureMarks = Readonly<Record<string, PictureMark>>;

interface ProcessPictureProps {
  readonly picture: PictureDrawn;
  readonly marks: PictureMarks;
  /** What is written at flows, where figures belong to the ways too. */
  readonly flows?: PictureMarks;
  /** Drawn as dashed arcs below the steps. */
  readonly returns?: readonly PictureReturn[];
  readonly name?: string;
  /** The element that is looked at first. */
  readonly at?: string | undefined;
}

type Node = Omit<DiagramNode, 'kind'> & { readonly kind: string };

/** A `Diagram`, made here or by the server. */
type PictureDrawn = Omit<Diagram, 'nodes'> & { readonly nodes: readonly Node[] };

/** A process as a drawing in which elements are marked; whoever cannot see it is told the marks. */
export function ProcessPicture({
  picture,
  marks,
  flows,
  returns = [],
  name = '流程图',
  at,
}: ProcessPictureProps): ReactNode {
  const arrow = useId();
  const { width, nodes, edges } = picture;
  const arcs = arcsOf(returns, nodes);
  const height = Math.max(picture.height, ...arcs.map(({ bottom }) => bottom + 16));
  const box = useRef<HTMLElement>(null);
  const place = nodes.find(({ id }) => id === at);
  const [x, y] = place ? [place.x + place.w / 2, place.y + place.h / 2] : [0, height / 2];
  useEffect(() => {
    if (!box.current) return;
    box.current.scrollLeft = x - box.current.clientWidth / 2;
    box.current.scrollTop = y - box.current.clientHeight / 2;
  }, [x, y]);
  const told = nodes.filter(({ id, name: called }) => marks[id] && called);
  const inLanes = nodes.filter(({ lane, name: called }) => lane !== undefined && called);
  return (
    <figure className="drawn-process">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a drawing wider than its column is scrolled by keyboard */}
      <section ref={box} tabIndex={0} aria-label={`${name}，可滚动`}>
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
          <defs>
            <marker
              id={arrow}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="10"
              markerHeight="10"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0L8 4L0 8z" />
            </marker>
          </defs>
          {nodes.filter(isFrame).map((node) => (
            <Shape key={node.id} node={node} mark={marks[node.id]} />
          ))}
          {edges.map((edge) => (
            <Line key={edge.id} edge={edge} arrow={arrow} look={marks[edge.id]?.as} figure={flows?.[edge.id]} />
          ))}
          {nodes
            .filter((node) => !isFrame(node))
            .map((node) => (
              <Shape key={node.id} node={node} mark={marks[node.id]} />
            ))}
          {arcs.map(({ path, words, x: across, bottom }) => (
            <g key={path} className="way-back">
              <path d={path} markerEnd={`url(#${arrow})`} />
              <text x={across} y={bottom}>
                {words}
              </text>
            </g>
          ))}
        </svg>
      </section>
      {told.length + inLanes.length > 0 && (
        <figcaption className="only-for-readers">
          {[
            ...told.map(({ id, name: called }) => `${called}：${marks[id]?.words ?? ''}`),
            ...inLanes.map(({ name: called, lane }) => `${called}：泳道“${lane?.name}”`),
          ].join('；')}
        </figcaption>
      )}
    </figure>
  );
}

/** From the lower edge of one step to that of the other; the wider apart, the deeper. */
function arcsOf(returns: readonly PictureReturn[], nodes: readonly Node[]) {
  const places = new Map(nodes.map((node) => [node.id, node]));
  return returns.flatMap(({ from, to, words }) => {
    const [a, b] = [places.get(from), places.get(to)];
    if (!a || !b) return [];
    const [left, right] = [a.x + a.w / 2 - 14, b.x + b.w / 2 + 14];
    const [high, low] = [a.y + a.h, b.y + b.h];
    const depth = Math.max(high, low) + 20 + Math.min(26, Math.abs(left - right) / 14);
    const path = `M${left} ${high}C${left} ${depth} ${right} ${depth} ${right} ${low}`;
    return [{ path, words, x: (left + right) / 2, bottom: depth + 2 }];
  });
}

const isFrame = ({ kind }: Node): boolean => kind === 'section';

interface LineProps {
  readonly edge: DiagramEdge;
  readonly arrow: string;
  readonly look: string | undefined;
  readonly figure: PictureMark | undefined;
}

function Line({ edge, arrow, look, figure }: LineProps): ReactNode {
  const { points, label } = edge;
  const [before, last] = figureSegment(points);
  const placed = labelOfWay(edge);
  return (
    <g className={`edge ${look ?? figure?.as ?? ''}`}>
      <polyline
        points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
        markerEnd={`url(#${arrow})`}
        {...(figure?.width ? { style: { strokeWidth: figure.width } } : {})}
      />
      {placed && (
        <text>
          <title>{label}</title>
          {placed.lines.map(({ words, up }) => (
            <tspan key={up} x={placed.x} y={placed.y - up}>
              {words}
            </tspan>
          ))}
        </text>
      )}
      {figure?.words && before && last && (
        <text className="mark" x={(last.x + before.x) / 2} y={(last.y + before.y) / 2 + 16}>
          {figure.words}
        </text>
      )}
    </g>
  );
}

/** Where a figure has room below the line: its longest level piece, else its last. */
function figureSegment(points: DiagramEdge['points']) {
  const pieces = points.slice(1).map((to, at) => [points[at] ?? to, to] as const);
  const length = ([from, to]: (typeof pieces)[number]): number => Math.abs(from.x - to.x);
  const level = pieces.filter(([from, to]) => from.y === to.y).sort((a, b) => length(b) - length(a));
  return level[0] ?? pieces.at(-1) ?? [];
}

const round: ReadonlySet<string> = new Set(['start', 'end', 'catch', 'boundary', 'beside']);

function Shape({ node, mark }: { readonly node: Node; readonly mark: PictureMark | undefined }): ReactNode {
  const { x, y, w, h, kind, name, lane } = node;
  const [across, down] = [x + w / 2, y + h / 2];
  const className = `node ${kind} ${mark?.as ?? ''}`;
  if (isFrame(node))
    return (
      <g className={className}>
        <rect x={x} y={y} width={w} height={h} rx={8} />
        <text x={across} y={y + 16}>
          {name}
        </text>
      </g>
    );
  const lines = kind === 'step' ? linesOfName(name) : [];
  // the lane stands at the head of it, what it is called closer together below
  const centre = down + (lane && lines.length !== 2 ? 4 : 0);
  const lineHeight = lane ? 15 : 18;
  return (
    <g className={className}>
      {kind === 'step' ? (
        <rect x={x} y={y} width={w} height={h} rx={6} />
      ) : round.has(kind) ? (
        <circle cx={across} cy={down} r={w / 2} />
      ) : (
        <path d={`M${across} ${y}L${x + w} ${down}L${across} ${y + h}L${x} ${down}z`} />
      )}
      {lane && (
        <text className="lane" x={across} y={y + 13}>
          <title>{`泳道：${lane.name}`}</title>
          {lane.short}
        </text>
      )}
      {lines.map((line, at) => (
        <text key={line} x={across} y={centre + (at - (lines.length - 1) / 2) * lineHeight + 5}>
          {line}
        </text>
      ))}
      {kind === 'join' && name && (
        <text className="beside" x={across + 8} y={y - (mark ? 24 : 12)}>
          {name}
        </text>
      )}
      {mark && (
        <text className="mark" x={across} y={y - 6}>
          {mark.words}
        </text>
      )}
    </g>
  );
}

/** SVG breaks no lines. */
function linesOfName(name: string): readonly string[] {
  const letters = [...name];
  const count = Math.min(3, Math.ceil(letters.length / 8));
  const each = Math.ceil(letters.length / Math.max(1, count));
  return Array.from({ length: count }, (_, at) => letters.slice(at * each, (at + 1) * each).join(''));
}
