import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { CoversPage } from './covers/covers-page.tsx';
import { CoversWidget } from './covers/covers-widget.tsx';
import { DecidingPage } from './deciding/deciding-page.tsx';
import { MatterPage } from './handling/matter-page.tsx';
import { InboxPage } from './lists/inbox-page.tsx';
import { TrackingPage } from './lists/tracking-page.tsx';
import { MonitorPage } from './monitor/monitor-page.tsx';
import { SecretariesPage } from './secretaries/secretaries-page.tsx';
import { StandInsPage } from './stand-ins/stand-ins-page.tsx';
import { StartPage } from './start/start-page.tsx';
import { StoppedPage } from './stopped/stopped-page.tsx';
import { StoppedWidget } from './stopped/stopped-widget.tsx';
import { UpgradePage } from './upgrades/upgrade-page.tsx';
import { StartWidget } from './widgets/start-widget.tsx';
import { TodoWidget } from './widgets/todo-widget.tsx';
import { TrackingWidget } from './widgets/tracking-widget.tsx';

export const web: ComponentWeb = {
  pages: [
    { path: '/inbox', element: <InboxPage /> },
    { path: '/decide', element: <DecidingPage />, frame: 'alone' },
    { path: '/tracking', element: <TrackingPage /> },
    { path: '/stopped', element: <StoppedPage /> },
    { path: '/monitor', element: <MonitorPage /> },
    { path: '/covers', element: <CoversPage /> },
    { path: '/stand-ins', element: <StandInsPage /> },
    { path: '/secretaries', element: <SecretariesPage /> },
    { path: '/forms/:formId/upgrade', element: <UpgradePage />, frame: 'alone' },
    { path: '/start', element: <StartPage /> },
    { path: '/matters/:matterId', element: <MatterPage />, frame: 'document' },
  ],
  widgets: {
    todo: TodoWidget,
    tracking: TrackingWidget,
    start: StartWidget,
    stopped: StoppedWidget,
    covers: CoversWidget,
  },
};
