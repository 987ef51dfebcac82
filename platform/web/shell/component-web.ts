import type { MenuRow, WidgetRow } from '@gov/base/component';
import type { ComponentType, ReactNode } from 'react';

/**
 * `page` = top bar and left menu; `document` = top bar and the 60 px rail, grey desk without page padding;
 * `alone` = neither bar nor menu, the page has the whole window and brings its own way out;
 * `none` = nothing around it and reachable without a session (sign-in, first-run ceremony).
 */
export type PageFrame = 'page' | 'document' | 'alone' | 'none';

export interface ComponentPage {
  /** Absolute path in the form of react-router: `/inbox`, `/matters/:matterId`. */
  readonly path: string;
  readonly element: ReactNode;
  /** `page` when absent. */
  readonly frame?: PageFrame;
}

/** What `components/<id>/web/index.tsx` exports as `web`. */
export interface ComponentWeb {
  readonly pages: readonly ComponentPage[];
  /** Widget id of the manifest → its component; it draws its own panel (see widgets/panel.tsx). */
  readonly widgets?: Readonly<Record<string, ComponentType>>;
  /** Pieces other components may show, by the id of their token in `parts.ts`; see web-part.tsx. */
  readonly parts?: Readonly<Record<string, ComponentType<never>>>;
}

/** One row of `apps/web/registry.generated.ts`. */
export interface WebRegistryRow {
  readonly id: string;
  readonly name: string;
  readonly menu: readonly MenuRow[];
  readonly widgets: readonly WidgetRow[];
  readonly load: () => Promise<{ readonly web: ComponentWeb }>;
}
