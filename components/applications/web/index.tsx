import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { ApplicationsPage } from './records/applications-page.tsx';
import { RecordsPage } from './records/records-page.tsx';
import { ChangePage } from './settings/change-page.tsx';
import { NewPage } from './settings/new-page.tsx';
import { SettingsPage } from './settings/settings-page.tsx';

export const web: ComponentWeb = {
  pages: [
    { path: '/applications', element: <ApplicationsPage /> },
    { path: '/applications/:applicationId', element: <RecordsPage /> },
    { path: '/application-settings', element: <SettingsPage /> },
    { path: '/application-settings/new', element: <NewPage /> },
    { path: '/application-settings/:applicationId', element: <ChangePage /> },
  ],
};
