import { createBrowserRouter, type RouteObject } from 'react-router';
import type { PageFrame, WebRegistryRow } from './component-web.ts';
import { HelpPage } from './help/help-page.tsx';
import { candidatesFor } from './menu.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { PageFailure } from './page-failure.tsx';
import { Root } from './root.tsx';

export interface PageHandle {
  readonly frame: PageFrame;
}

const rootId = 'root';

/** Pages of a component as routes below the root. */
async function pagesOf(component: WebRegistryRow): Promise<RouteObject[]> {
  const { web } = await component.load();
  return web.pages.map((page) => ({
    path: page.path,
    element: page.element,
    handle: { frame: page.frame ?? 'page' } satisfies PageHandle,
    errorElement: <PageFailure />,
  }));
}

const matches = (pattern: string, pathname: string): boolean => {
  const expected = pattern.split('/');
  const given = pathname.split('/');
  const splat = expected.at(-1) === '*';
  if (splat ? given.length < expected.length : given.length !== expected.length) return false;
  return expected.every((part, index) => part === '*' || part.startsWith(':') || part === given[index]);
};

/** The browser's router. A component's pages arrive with its chunk when an address first needs them. */
export function createRouter(registry: readonly WebRegistryRow[]) {
  const loaded = new Set<WebRegistryRow>();
  return createBrowserRouter(
    [
      {
        id: rootId,
        element: <Root />,
        errorElement: <PageFailure />,
        hydrateFallbackElement: <div aria-busy="true" />,
        // the star keeps every address open for pages that are not loaded yet
        children: [
          { path: '/help', element: <HelpPage />, handle: { frame: 'page' } satisfies PageHandle },
          { path: '*', element: <NotFoundPage />, handle: { frame: 'page' } satisfies PageHandle },
        ],
      },
    ],
    {
      patchRoutesOnNavigation: async ({ path, patch }) => {
        for (const component of candidatesFor(registry, path)) {
          if (loaded.has(component)) continue;
          const pages = await pagesOf(component);
          loaded.add(component);
          patch(rootId, pages);
          if (pages.some((page) => page.path && matches(page.path, path))) return;
        }
      },
    },
  );
}
