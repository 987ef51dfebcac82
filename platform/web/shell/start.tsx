import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { queryClient } from '#platform/web/data/query-client.ts';
import { Design } from '#platform/web/design/design.tsx';
import type { WebRegistryRow } from './component-web.ts';
import { Registry } from './registry-context.ts';
import { createRouter } from './router.tsx';
import './frame/frame.css';

/** Draws the application for these components into `#office`. */
export function start(registry: readonly WebRegistryRow[]): void {
  const place = document.getElementById('office');
  if (!place) throw new Error('index.html has no place for the application');
  const router = createRouter(registry);
  createRoot(place).render(
    <StrictMode>
      <Registry value={registry}>
        <QueryClientProvider client={queryClient}>
          <Design>
            <RouterProvider router={router} />
          </Design>
        </QueryClientProvider>
      </Registry>
    </StrictMode>,
  );
}
