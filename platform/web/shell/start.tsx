import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { queryClient } from '#platform/web/data/query-client.ts';
import { Design } from '#platform/web/design/design.tsx';
import type { WebRegistryRow } from './component-web.ts';
import { type LoadManuals, ManualSource } from './help/manual-context.ts';
import { Registry } from './registry-context.ts';
import { createRouter } from './router.tsx';
import './frame/frame.css';

/** Draws the application for these components into `#office`; the manuals come when somebody asks for help. */
export function start(registry: readonly WebRegistryRow[], loadManuals: LoadManuals): void {
  const place = document.getElementById('office');
  if (!place) throw new Error('index.html has no place for the application');
  const router = createRouter(registry);
  createRoot(place).render(
    <StrictMode>
      <Registry value={registry}>
        <QueryClientProvider client={queryClient}>
          <ManualSource value={loadManuals}>
            <Design>
              <RouterProvider router={router} />
            </Design>
          </ManualSource>
        </QueryClientProvider>
      </Registry>
    </StrictMode>,
  );
}
