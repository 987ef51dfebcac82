import { route } from '@gov/workflow/designing';
import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { createContext, memo, type ReactNode, useContext } from 'react';
import { createPortal } from 'react-dom';
import type { Way, WayData } from './canvas-shapes.ts';

type Points = WayData['points'];

/** Where the words of ways stand, above all lines; absent until the canvas is there. */
export const LabelPlace = createContext<Element | undefined>(undefined);

/** A way as it is drawn in the file, with the words of its branch and a “+”; it follows a shape that is dragged. */
export const CanvasWay = memo(
  ({ id, data, sourceX, sourceY, targetX, targetY, markerEnd }: EdgeProps<Way>): ReactNode => {
    const labels = useContext(LabelPlace);
    if (!data) return null;
    const points = pointsNow(data, [sourceX, sourceY, targetX, targetY]);
    const middle = middleOf(points);
    const label = labelOf(points);
    const className = `canvas-way${data.isChosen ? ' chosen' : ''}${data.isWrong ? ' wrong' : ''}${data.isBeside ? ' beside' : ''}`;
    return (
      <>
        <BaseEdge
          id={id}
          path={pathOf(points)}
          className={className}
          interactionWidth={14}
          {...(markerEnd ? { markerEnd } : {})}
        />
        {labels &&
          createPortal(
            <>
              {data.label && label && <Words data={data} x={label.x} y={label.y} room={label.room} />}
              {data.gap !== undefined && middle && (
                <button
                  type="button"
                  className="canvas-plus nopan"
                  tabIndex={-1}
                  data-plus={data.gap}
                  aria-label="在这里加一步"
                  title="在这里加一步"
                  style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
                >
                  +
                </button>
              )}
            </>,
            labels,
          )}
      </>
    );
  },
);
CanvasWay.displayName = 'CanvasWay';

interface WordsProps {
  readonly data: WayData;
  readonly x: number;
  readonly y: number;
  readonly room: number;
}

function Words({ data, x, y, room }: WordsProps): ReactNode {
  const style = { transform: `translate(${x}px, ${y}px) translateY(-100%)`, maxWidth: room };
  if (data.card === undefined)
    return (
      <span className="canvas-words" style={style} title={data.label}>
        {data.label}
      </span>
    );
  return (
    <button
      type="button"
      className={`canvas-words nopan${data.isChosen ? ' chosen' : ''}${data.isWrong ? ' wrong' : ''}`}
      data-card={data.card}
      aria-pressed={data.isChosen}
      title={data.label}
      style={style}
    >
      {data.label}
    </button>
  );
}

/** As drawn, while both ends stand where they stood. */
function pointsNow({ points, ends }: WayData, now: WayData['ends']): Points {
  if (ends.every((value, at) => Math.abs(value - (now[at] ?? 0)) < 2)) return points;
  const [x, y, toX, toY] = now;
  const [dx, dy] = [x - ends[0], y - ends[1]];
  if (Math.abs(dx - (toX - ends[2])) < 2 && Math.abs(dy - (toY - ends[3])) < 2)
    return points.map((point) => ({ x: point.x + dx, y: point.y + dy }));
  return route({
    from: { x, y: y - 32, w: 0, h: 64 },
    to: { x: toX, y: toY - 32, w: 0, h: 64 },
    below: Math.max(y, toY) + 56,
  });
}

const pathOf = (points: Points): string => points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');

interface Part {
  readonly from: Points[number];
  readonly to: Points[number];
  readonly length: number;
}

const partsOf = (points: Points): readonly Part[] =>
  points.slice(1).flatMap((to, at) => {
    const from = points[at];
    return from ? [{ from, to, length: Math.hypot(to.x - from.x, to.y - from.y) }] : [];
  });

/** In the middle of the last long part: there the “+” hides no words. */
function middleOf(points: Points): Points[number] | undefined {
  const parts = partsOf(points);
  const longest = Math.max(...parts.map(({ length }) => length));
  const last = parts.filter(({ length }) => length >= longest / 2).at(-1);
  return last && { x: (last.from.x + last.to.x) / 2, y: (last.from.y + last.to.y) / 2 };
}

/** Above the first part that runs to the right. */
function labelOf(points: Points): { readonly x: number; readonly y: number; readonly room: number } | undefined {
  const part = partsOf(points).find(({ from, to }) => to.x - from.x > 24) ?? partsOf(points)[0];
  return (
    part && {
      x: Math.min(part.from.x, part.to.x) + 6,
      y: part.from.y - 2,
      room: Math.min(220, Math.max(52, Math.abs(part.to.x - part.from.x) - 12)),
    }
  );
}
