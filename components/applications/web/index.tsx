import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { KeyRequest } from './keys/key-request.tsx';
import { KeysPage } from './keys/keys-page.tsx';
import { OwnKeysPage } from './keys/own-keys-page.tsx';
import { ApplicationsPage } from './records/applications-page.tsx';
import { RecordsPage } from './records/records-page.tsx';
import { ChangePage } from './settings/change-page.tsx';
import { NewPage } from './settings/new-page.tsx';
import { RecordSource } from './settings/record-source.tsx';
import { SettingsPage } from './settings/settings-page.tsx';

export const web: ComponentWeb = {
  pages: [
    { path: '/applications', element: <ApplicationsPage /> },
    { path: '/applications/:applicationId', element: <RecordsPage /> },
    { path: '/application-keys', element: <KeysPage /> },
    { path: '/own-keys', element: <OwnKeysPage /> },
    { path: '/application-settings', element: <SettingsPage /> },
    { path: '/application-settings/new', element: <NewPage /> },
    { path: '/application-settings/:applicationId', element: <ChangePage /> },
  ],
  parts: { 'record-source': RecordSource },
  widgets: { 'key-request': KeyRequest },
};
