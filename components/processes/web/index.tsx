import { lazy, Suspense } from 'react';
import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { ProcessesPage } from './list/processes-page.tsx';
import { OpinionSteps } from './rights/opinion-steps.tsx';
import { RightsPage } from './rights/rights-page.tsx';
import { PlanNews } from './versions/plan-news.tsx';

// who handles matters never designs a process
const DesignPage = lazy(async () => ({ default: (await import('./designer/design-page.tsx')).DesignPage }));

const CoursePage = lazy(async () => ({ default: (await import('./course/course-page.tsx')).CoursePage }));
const MovingPage = lazy(async () => ({ default: (await import('./moving/moving-page.tsx')).MovingPage }));
const RehearsalPage = lazy(async () => ({
  default: (await import('./rehearsal/rehearsal-page.tsx')).RehearsalPage,
}));

export const web: ComponentWeb = {
  pages: [
    { path: '/processes', element: <ProcessesPage /> },
    {
      path: '/processes/:processId',
      frame: 'alone',
      element: (
        <Suspense fallback={<LoadingState lines={8} />}>
          <DesignPage />
        </Suspense>
      ),
    },
    {
      path: '/processes/:processId/rehearsal',
      element: (
        <Suspense fallback={<LoadingState lines={8} />}>
          <RehearsalPage />
        </Suspense>
      ),
    },
    {
      path: '/processes/:processId/course',
      element: (
        <Suspense fallback={<LoadingState lines={8} />}>
          <CoursePage />
        </Suspense>
      ),
    },
    {
      path: '/processes/:processId/moving',
      element: (
        <Suspense fallback={<LoadingState lines={8} />}>
          <MovingPage />
        </Suspense>
      ),
    },
    { path: '/forms/:formId/rights', frame: 'alone', element: <RightsPage /> },
  ],
  widgets: { 'plan-news': PlanNews },
  parts: { 'opinion-steps': OpinionSteps },
};
