import { Button, Modal } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { MatterView } from '../../contract.ts';
import { diagramSentences, placeOfNow } from './diagram-words.ts';
import { Shape } from './process-shape.tsx';

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
  const frames = diagram.nodes.filter(({ kind }) => kind === 'section');
  // timers sit on the edges of what they belong to
  const shapes = diagram.nodes
    .filter(({ kind }) => kind !== 'section')
    .sort((a, b) => Number(isTimer(a)) - Number(isTimer(b)));
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
        {frames.map((node) => (
          <Shape key={node.id} node={node} state="ahead" />
        ))}
        {diagram.edges.map((edge) => (
          <Line key={edge.id} edge={edge} arrow={arrow} />
        ))}
        {shapes.map((node) => (
          <Shape key={node.id} node={node} state={nodeStates[node.id] ?? 'ahead'} />
        ))}
      </svg>
    </section>
  );
}

const isTimer = ({ kind }: { readonly kind: string }): boolean => kind === 'boundary' || kind === 'beside';

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
