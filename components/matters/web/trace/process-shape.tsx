import type { MatterView } from '../../contract.ts';
import { nameLines } from './diagram-words.ts';

type Node = MatterView['diagram']['nodes'][number];

interface Shown {
  readonly node: Node;
  readonly state: string;
}

/** One element of the drawing; frames stand behind everything. */
export function Shape({ node, state }: Shown) {
  switch (node.kind) {
    case 'start':
    case 'end':
      return <circle className={`node ${node.kind}`} cx={middle(node).x} cy={middle(node).y} r={node.w / 2} />;
    case 'step':
      return <Step node={node} state={state} />;
    case 'section':
      return <Frame node={node} />;
    case 'catch':
    case 'boundary':
    case 'beside':
      return <Happening node={node} state={state} />;
    default:
      return <Gateway node={node} />;
  }
}

const middle = ({ x, y, w, h }: Node) => ({ x: x + w / 2, y: y + h / 2 });

function Step({ node, state }: Shown) {
  const { x, y, w, h, name, lane } = node;
  const lines = nameLines(name);
  // the lane stands at the head of it, what it is called closer together below
  const centre = middle(node).y + (lane && lines.length !== 2 ? 4 : 0);
  const lineHeight = lane ? 15 : 18;
  return (
    <g className={`node step ${state}`}>
      <rect x={x} y={y} width={w} height={h} rx={6} />
      {lane && (
        <text className="lane" x={middle(node).x} y={y + 13}>
          <title>{`泳道：${lane.name}`}</title>
          {lane.short}
        </text>
      )}
      {lines.map((line, index) => (
        <text key={line} x={middle(node).x} y={centre + (index - (lines.length - 1) / 2) * lineHeight + 5}>
          {line}
        </text>
      ))}
    </g>
  );
}

function Gateway({ node }: Pick<Shown, 'node'>) {
  const { x, y, w, h, kind, name } = node;
  const { x: across, y: down } = middle(node);
  const shape = (
    <path className="node gateway" d={`M${across} ${y}L${x + w} ${down}L${across} ${y + h}L${x} ${down}z`} />
  );
  // how many branches are enough to go on
  if (kind !== 'join' || !name) return shape;
  return (
    <g className="joined">
      {shape}
      <text x={across + 8} y={y - 12}>
        {name}
      </text>
    </g>
  );
}

/** 嵌入式子流程: a frame with its name. */
function Frame({ node: { x, y, w, h, name } }: Pick<Shown, 'node'>) {
  return (
    <g className="node frame">
      <rect x={x} y={y} width={w} height={h} rx={8} />
      <text x={x + 10} y={y + 16}>
        {name}
      </text>
    </g>
  );
}

/** What is waited for, and timers on the edge of a step: a double ring with its name below; broken where the step goes on. */
function Happening({ node, state }: Shown) {
  const { x, y } = middle(node);
  const timer = node.kind !== 'catch';
  return (
    <g className={`node event ${node.kind} ${state}`}>
      <circle cx={x} cy={y} r={node.w / 2} />
      <circle cx={x} cy={y} r={node.w / 2 - 4} />
      {timer && <path d={`M${x} ${y - 8}V${y}H${x + 6}`} />}
      <text x={x} y={y + node.h / 2 + 15}>
        {node.name}
      </text>
    </g>
  );
}
