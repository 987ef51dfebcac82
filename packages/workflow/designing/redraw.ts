import type { Design } from './design.ts';
import type { Drawing } from './drawing.ts';

export interface Touched {
  readonly before: Design;
  readonly after: Design;
  /** Ids of elements and flows that are new, turned or gone. */
  readonly touched: ReadonlySet<string>;
}

export function redraw(_drawing: Drawing, _touched: Touched): void {}
