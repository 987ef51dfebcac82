import type { NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { Icon } from '#platform/web/widgets/icon.tsx';
import type { Shape, ShapeData } from './canvas-shapes.ts';

/**
 * Nobody connects shapes by hand: where ways begin and end is only marked, by what React Flow measures. Its own handles each
 * listen to every change of the canvas.
 */
const ends = {
  target: <i className="react-flow__handle react-flow__handle-left target" data-handlepos="left" />,
  source: <i className="react-flow__handle react-flow__handle-right source" data-handlepos="right" />,
};

/** One shape: a step as a small card, gateways and events as their signs, sub-processes and pools as frames. */
export const CanvasShape = memo(({ data }: NodeProps<Shape>): ReactNode => {
  const className = [
    'canvas-shape',
    data.look,
    data.kind,
    data.isChosen ? 'chosen' : '',
    data.isWrong ? 'wrong' : '',
    data.isUpright ? 'upright' : '',
  ].join(' ');
  return (
    <>
      {ends.target}
      {data.isStop ? (
        <button
          type="button"
          className={className}
          data-card={data.card}
          aria-pressed={data.isChosen}
          {...(data.look === 'card' || data.look === 'frame' ? {} : { 'aria-label': data.label })}
          title={data.label}
        >
          <Inside data={data} />
        </button>
      ) : (
        <div className={className} title={data.label}>
          <Inside data={data} />
        </div>
      )}
      {ends.source}
    </>
  );
});
CanvasShape.displayName = 'CanvasShape';

function Inside({ data }: { readonly data: ShapeData }): ReactNode {
  switch (data.look) {
    case 'card':
      return (
        <>
          <span className="name">
            {data.number !== undefined && <span className="number">{data.number}</span>}
            {data.kind === 'inside' && <span className="only-for-readers">复杂段 </span>}
            {data.title || <span className="only-for-readers">步骤</span>}
            {data.isWrong && <Icon name="warning" />}
            {data.isWrong && <span className="only-for-readers">有问题</span>}
          </span>
          {data.small && <span className={data.isNobody ? 'who nobody' : 'who'}>{data.small}</span>}
        </>
      );
    case 'diamond':
      return (
        <>
          <svg viewBox="0 0 44 44" aria-hidden="true">
            <path className="outline" d="M22 1 43 22 22 43 1 22z" />
            <path className="sign" d={signs[data.kind] ?? ''} />
          </svg>
          {data.small && <span className="below">{data.small}</span>}
        </>
      );
    case 'round':
      return (
        <>
          {data.title ? <span className="title">{data.title}</span> : <Icon name="clock" />}
          {data.small && <span className="below">{data.small}</span>}
        </>
      );
    case 'band':
      return (
        <span className="name">
          {data.title && <span className="only-for-readers">泳道：</span>}
          {data.title}
        </span>
      );
    default:
      return <span className="name">{data.title}</span>;
  }
}

const cross = 'M16 16 28 28M28 16 16 28';
const plus = 'M22 13v18M13 22h18';

/** × one of several, + all of them, ○ what happens. */
const signs: Readonly<Partial<Record<ShapeData['kind'], string>>> = {
  choice: cross,
  merge: cross,
  fork: plus,
  join: plus,
  events: 'M22 14a8 8 0 1 1 0 16 8 8 0 0 1 0-16z',
};
