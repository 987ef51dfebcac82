import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { AgenciesPage } from './opening/agencies-page.tsx';
import { FirstAgency } from './opening/first-agency.tsx';
import { OpenAgencyPage } from './opening/open-agency-page.tsx';
import { SettingsPage } from './settings/settings-page.tsx';
import { AgencyPage } from './standing/agency-page.tsx';

export const web: ComponentWeb = {
  pages: [
    { path: '/agencies', element: <AgenciesPage /> },
    { path: '/agencies/:agencyId', element: <AgencyPage /> },
    { path: '/agencies/open', element: <OpenAgencyPage /> },
    { path: '/agency-settings', element: <SettingsPage /> },
  ],
  widgets: { 'first-agency': FirstAgency },
};
