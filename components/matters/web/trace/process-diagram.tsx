import { Button, Modal } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { MatterView } from '../../contract.ts';
import { diagramSentences, nameLines, placeOfNow } from './diagram-words.ts';

type Node = MatterView['diagram']['nodes'][number];
type Edge = MatterView['diagram']['edges'][number];

/** The process as it stands now; the same in sentences below for who cannot see it. */
export function ProcessDiagram({ view }: { readonly view: MatterView }) {
  const [large, setLarge] = useState(false);
  return (
    <figure className="diagram">
      <Canvas view={view} />
      <Button type="link" size="small" onClick={() => setLarge(true)}>
        看大图
      </Button>
      <figcaption>
        <ul>
          {diagramSentences(view).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </figcaption>
      <Modal
        title={`${view.kind.name}的流程`}
        open={large}
        onCancel={() => setLarge(false)}
        footer={null}
        width="min(1100px, calc(100vw - 32px))"
        centered
      >
        <figure className="diagram">
          <Canvas view={view} />
        </figure>
      </Modal>
    </figure>
  );
}

/** Scrolls inside itself and starts at the step that is being handled. */
function Canvas({ view }: { readonly view: MatterView }) {
  const { diagram, nodeStates } = view;
  const arrow = useId();
  const canvas = useRef<HTMLElement>(null);
  const place = placeOfNow(view);
  useEffect(() => {
    const box = canvas.current;
    if (box) box.scrollLeft = place - box.clientWidth / 2;
  }, [place]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a drawing wider than its column is scrolled by keyboard
    <section className="canvas" tabIndex={0} aria-label="流程图，可左右滚动" ref={canvas}>
      <svg width={diagram.width} height={diagram.height} aria-hidden="true">
        <defs>
          <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        {diagram.edges.map((edge) => (
          <Line key={edge.id} edge={edge} arrow={arrow} />
        ))}
        {diagram.nodes.map((node) => (
          <Shape key={node.id} node={node} state={nodeStates[node.id] ?? 'ahead'} />
        ))}
      </svg>
    </section>
  );
}

function Line({ edge, arrow }: { readonly edge: Edge; readonly arrow: string }) {
  const points = edge.points.map(({ x, y }) => `${x},${y}`).join(' ');
  const [first, second] = edge.points;
  return (
    <g className="edge">
      <polyline points={points} markerEnd={`url(#${arrow})`} />
      {edge.label && first && second && (
        <text x={(first.x + second.x) / 2} y={(first.y + second.y) / 2 - 5}>
          {edge.label}
        </text>
      )}
    </g>
  );
}

function Shape({ node, state }: { readonly node: Node; readonly state: string }) {
  const { x, y, w, h, kind } = node;
  const middle = { x: x + w / 2, y: y + h / 2 };
  if (kind === 'start' || kind === 'end')
    return <circle className={`node ${kind}`} cx={middle.x} cy={middle.y} r={w / 2} />;
  if (kind !== 'step')
    return (
      <path
        className="node gateway"
        d={`M${middle.x} ${y}L${x + w} ${middle.y}L${middle.x} ${y + h}L${x} ${middle.y}z`}
      />
    );
  const lines = nameLines(node.name);
  return (
    <g className={`node step ${state}`}>
      <rect x={x} y={y} width={w} height={h} rx={6} />
      {lines.map((line, index) => (
        <text key={line} x={middle.x} y={middle.y + (index - (lines.length - 1) / 2) * 18 + 5}>
          {line}
        </text>
      ))}
    </g>
  );
}
