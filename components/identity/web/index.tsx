import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { AccountPage } from './account-page.tsx';
import { AccountsPage } from './accounts/accounts-page.tsx';
import { ActivatePage } from './accounts/activate-page.tsx';
import { SecondFactorsPage } from './accounts/second-factors-page.tsx';
import { WaitingCodes } from './accounts/waiting-codes.tsx';
import { WaitingCodesPage } from './accounts/waiting-codes-page.tsx';
import { DutiesPage } from './duties/duties-page.tsx';
import { DutyOffer } from './duties/duty-offer.tsx';
import { PermissionsPage } from './permissions/permissions-page.tsx';
import { WhyPage } from './permissions/why-page.tsx';
import { SetUpPage } from './set-up-page.tsx';
import { SignInPage } from './sign-in-page.tsx';

export const web: ComponentWeb = {
  pages: [
    { path: '/sign-in', element: <SignInPage />, frame: 'none' },
    { path: '/setup', element: <SetUpPage />, frame: 'none' },
    { path: '/activate', element: <ActivatePage />, frame: 'none' },
    { path: '/accounts', element: <AccountsPage /> },
    { path: '/account', element: <AccountPage /> },
    { path: '/duties', element: <DutiesPage /> },
    { path: '/permissions', element: <PermissionsPage /> },
    { path: '/permissions/second-factors', element: <SecondFactorsPage /> },
    { path: '/permissions/codes', element: <WaitingCodesPage /> },
    { path: '/permissions/why', element: <WhyPage /> },
    { path: '/permissions/why/:personId', element: <WhyPage /> },
  ],
  widgets: { 'duty-offer': DutyOffer, 'waiting-codes': WaitingCodes },
};
