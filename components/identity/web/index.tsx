import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { AccountPage } from './account-page.tsx';
import { SetUpPage } from './set-up-page.tsx';
import { SignInPage } from './sign-in-page.tsx';

export const web: ComponentWeb = {
  pages: [
    { path: '/sign-in', element: <SignInPage />, frame: 'none' },
    { path: '/setup', element: <SetUpPage />, frame: 'none' },
    { path: '/account', element: <AccountPage /> },
  ],
};
