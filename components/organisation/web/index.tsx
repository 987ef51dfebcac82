import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { DeputyAreasPage } from './areas/deputy-areas-page.tsx';
import { GroupsPage } from './groups/groups-page.tsx';
import { PersonPage } from './persons/person-page.tsx';
import { PostsPage } from './posts/posts-page.tsx';
import { OrganisationPage } from './sections/organisation-page.tsx';

export const web: ComponentWeb = {
  pages: [
    { path: '/organisation', element: <OrganisationPage /> },
    { path: '/organisation/sections/:sectionId', element: <OrganisationPage /> },
    { path: '/organisation/persons/:personId', element: <PersonPage /> },
    { path: '/organisation/deputy-areas', element: <DeputyAreasPage /> },
    { path: '/organisation/posts', element: <PostsPage /> },
    { path: '/organisation/groups', element: <GroupsPage /> },
  ],
};
