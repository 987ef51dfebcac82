import type { DesignCommand, Scene, Spot } from '@gov/workflow/designing';
import type { KeyboardEvent } from 'react';
import { spotOfKey } from '../designer/desk.ts';
import { placeKey } from './canvas-shapes.ts';

interface CanvasKeys {
  readonly scene: Scene;
  readonly act: (command: DesignCommand) => boolean;
  /** Opens the choice of what comes in here, beside this element. */
  readonly add: (spot: Spot, beside: HTMLElement) => void;
}

/** One press of Alt and an arrow, in pixels of the picture. */
const nudge = 12;
const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** Keys that the canvas has beside those of the cards: arrows walk over the picture. Answers whether the key was its own. */
export function onCanvasKey(event: KeyboardEvent<HTMLElement>, keys: CanvasKeys): boolean {
  const target = event.target as HTMLElement; // reason: keys come from elements
  const { card } = target.dataset;
  if (card === undefined || event.ctrlKey || event.metaKey) return false;
  const action = actionOf(event, target, card, keys);
  if (!action) return false;
  event.preventDefault();
  event.stopPropagation();
  action();
  return true;
}

function actionOf(
  { key, altKey, currentTarget }: KeyboardEvent<HTMLElement>,
  target: HTMLElement,
  card: string,
  { scene, act, add }: CanvasKeys,
): (() => void) | undefined {
  const direction = directions[key];
  if (direction && altKey) {
    const id = target.closest<HTMLElement>('.react-flow__node')?.dataset.id;
    const node = scene.nodes.find((one) => one.id === id);
    if (!node) return undefined;
    const to = { x: node.box.x + direction[0] * nudge, y: node.box.y + direction[1] * nudge };
    return () => act({ kind: 'place', element: node.id, to });
  }
  if (direction) return () => nearest(currentTarget, target, direction)?.focus();
  if (key !== 'n' && key !== 'N' && key !== '+' && key !== 'Insert') return undefined;
  const [place = '', branch] = card.split('#');
  const at = spotOfKey(place);
  const edge = scene.edges.find((one) => one.place && placeKey(one.place) === card);
  const spot = branch === undefined ? { ...at, at: at.at + 1 } : edge?.gap;
  return spot && (() => add(spot, target));
}

/** The next one in a direction; straight ahead before aside. */
function nearest(canvas: HTMLElement, from: HTMLElement, [dx, dy]: readonly [number, number]): HTMLElement | undefined {
  const centre = (one: HTMLElement): readonly [number, number] => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  const [x, y] = centre(from);
  let best: { readonly one: HTMLElement; readonly cost: number } | undefined;
  for (const one of canvas.querySelectorAll<HTMLElement>('[data-card]')) {
    if (one === from) continue;
    const [toX, toY] = centre(one);
    const ahead = (toX - x) * dx + (toY - y) * dy;
    const aside = Math.abs((toX - x) * dy) + Math.abs((toY - y) * dx);
    const cost = ahead + 3 * aside;
    if (ahead > 4 && (!best || cost < best.cost)) best = { one, cost };
  }
  return best?.one;
}
