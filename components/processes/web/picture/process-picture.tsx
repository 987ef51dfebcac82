import { type DiagramNode, diagram, type Program } from '@gov/workflow';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import './process-picture.css';

/** What is said of an element: a word and a look, never a colour alone. */
export interface PictureMark {
  readonly as: string;
  readonly words: string;
}

interface ProcessPictureProps {
  readonly program: Program;
  readonly marks: Readonly<Record<string, PictureMark>>;
  readonly name?: string;
  /** The element that is looked at first. */
  readonly at?: string | undefined;
}

/** A process as a drawing in which elements are marked; whoever cannot see it is told the marks. */
export function ProcessPicture({ program, marks, name = '流程图', at }: ProcessPictureProps): ReactNode {
  const arrow = useId();
  const drawn = diagram(program);
  const box = useRef<HTMLElement>(null);
  const place = drawn.nodes.find(({ id }) => id === at);
  const [x, y] = place ? [place.x + place.w / 2, place.y + place.h / 2] : [0, drawn.height / 2];
  useEffect(() => {
    if (!box.current) return;
    box.current.scrollLeft = x - box.current.clientWidth / 2;
    box.current.scrollTop = y - box.current.clientHeight / 2;
  }, [x, y]);
  const told = drawn.nodes.filter(({ id, name: called }) => marks[id] && called);
  return (
    <figure className="drawn-process">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a drawing wider than its column is scrolled by keyboard */}
      <section ref={box} tabIndex={0} aria-label={`${name}，可滚动`}>
        <svg
          viewBox={`0 0 ${drawn.width} ${drawn.height}`}
          width={drawn.width}
          height={drawn.height}
          aria-hidden="true"
        >
          <defs>
            <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
              <path d="M0 0L8 4L0 8z" />
            </marker>
          </defs>
          {drawn.edges.map(({ id, points, label }) => {
            const [first, second] = points;
            return (
              <g key={id} className={`edge ${marks[id]?.as ?? ''}`}>
                <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} markerEnd={`url(#${arrow})`} />
                {label && first && second && (
                  <text x={(first.x + second.x) / 2} y={(first.y + second.y) / 2 - 5}>
                    {label}
                  </text>
                )}
              </g>
            );
          })}
          {drawn.nodes.map((node) => (
            <Shape key={node.id} node={node} mark={marks[node.id]} />
          ))}
        </svg>
      </section>
      {told.length > 0 && (
        <figcaption className="unseen">
          {told.map(({ id, name: called }) => `${called}：${marks[id]?.words ?? ''}`).join('；')}
        </figcaption>
      )}
    </figure>
  );
}

function Shape({ node, mark }: { readonly node: DiagramNode; readonly mark: PictureMark | undefined }): ReactNode {
  const { x, y, w, h, kind, name } = node;
  const [across, down] = [x + w / 2, y + h / 2];
  const className = `node ${kind} ${mark?.as ?? ''}`;
  if (kind === 'section')
    return (
      <g className={className}>
        <rect x={x} y={y} width={w} height={h} rx={8} />
        <text x={x + w / 2} y={y + 16}>
          {name}
        </text>
      </g>
    );
  if (kind === 'step') {
    const lines = linesOfName(name);
    return (
      <g className={className}>
        <rect x={x} y={y} width={w} height={h} rx={6} />
        {lines.map((line, at) => (
          <text key={line} x={across} y={down + (at - (lines.length - 1) / 2) * 18 + 5}>
            {line}
          </text>
        ))}
        {mark && (
          <text className="mark" x={across} y={y - 6}>
            {mark.words}
          </text>
        )}
      </g>
    );
  }
  const round = kind === 'start' || kind === 'end' || kind === 'catch' || kind === 'boundary' || kind === 'beside';
  return (
    <g className={className}>
      {round ? (
        <circle cx={across} cy={down} r={w / 2} />
      ) : (
        <path d={`M${across} ${y}L${x + w} ${down}L${across} ${y + h}L${x} ${down}z`} />
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
