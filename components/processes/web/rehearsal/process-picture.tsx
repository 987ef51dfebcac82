import { type ReactNode, useId } from 'react';
import type { Picture } from '../../contract.ts';

/** What is written at a step or a flow. */
export interface PictureMark {
  readonly words: string;
  readonly tone: 'plain' | 'good' | 'warn' | 'bad' | 'faint';
}

interface ProcessPictureProps {
  readonly picture: Picture;
  readonly steps: ReadonlyMap<string, PictureMark>;
  readonly flows?: ReadonlyMap<string, PictureMark>;
  /** What the picture is, and that its figures stand in the table. */
  readonly label: string;
}

type Node = Picture['nodes'][number];
type Edge = Picture['edges'][number];

/** The process drawn, with a figure at each step and at each branch. */
export function ProcessPicture({ picture, steps, flows, label }: ProcessPictureProps): ReactNode {
  const arrow = useId();
  const { width, height, nodes, edges } = picture;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a drawing wider than its column is scrolled by keyboard
    <section className="process-picture" tabIndex={0} aria-label={`${label}，可左右滚动`}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <defs>
          <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        {nodes.filter(isFrame).map((node) => (
          <rect key={node.id} className="frame" x={node.x} y={node.y} width={node.w} height={node.h} rx={8} />
        ))}
        {edges.map((edge) => (
          <Line key={edge.id} edge={edge} arrow={arrow} mark={flows?.get(edge.id)} />
        ))}
        {nodes
          .filter((node) => !isFrame(node))
          .map((node) => (
            <Shape key={node.id} node={node} mark={steps.get(node.id)} />
          ))}
      </svg>
    </section>
  );
}

const isFrame = ({ kind }: Node): boolean => kind === 'section';

function Line({ edge, arrow, mark }: { edge: Edge; arrow: string; mark: PictureMark | undefined }): ReactNode {
  const points = edge.points.map(({ x, y }) => `${x},${y}`).join(' ');
  const [first, second] = edge.points;
  const last = edge.points.at(-1);
  const before = edge.points.at(-2);
  return (
    <g className={`edge ${mark?.tone ?? 'plain'}`}>
      <polyline points={points} markerEnd={`url(#${arrow})`} />
      {edge.label && first && second && (
        <text x={(first.x + second.x) / 2} y={(first.y + second.y) / 2 - 6}>
          {shortened(edge.label, 9)}
        </text>
      )}
      {mark && last && before && (
        <text className="count" x={(last.x + before.x) / 2} y={(last.y + before.y) / 2 + 16}>
          {mark.words}
        </text>
      )}
    </g>
  );
}

function Shape({ node, mark }: { readonly node: Node; readonly mark: PictureMark | undefined }): ReactNode {
  const { kind, x, y, w, h, name } = node;
  const [across, down] = [x + w / 2, y + h / 2];
  if (kind === 'step')
    return (
      <g className={`step ${mark?.tone ?? 'plain'}`}>
        <title>{mark ? `${name}：${mark.words}` : name}</title>
        <rect x={x} y={y} width={w} height={h} rx={6} />
        <text x={across} y={down - (mark ? 6 : -5)}>
          {shortened(name, 8)}
        </text>
        {mark && (
          <text className="count" x={across} y={down + 16}>
            {mark.words}
          </text>
        )}
      </g>
    );
  if (kind === 'start' || kind === 'end' || kind === 'catch' || kind === 'boundary' || kind === 'beside')
    return <circle className={kind} cx={across} cy={down} r={w / 2} />;
  return <path className="gateway" d={`M${across} ${y}L${x + w} ${down}L${across} ${y + h}L${x} ${down}z`} />;
}

const shortened = (text: string, most: number): string => {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
};
