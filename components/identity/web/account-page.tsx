import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { ChangePassword } from './change-password.tsx';
import { DutyOffer } from './duties/duty-offer.tsx';
import { OwnPermissions } from './permissions/own-permissions.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SessionList } from './session-list.tsx';
import './account-page.css';

/** 我的账号: where I am signed in, the second factor, the password. */
export const AccountPage = () => (
  <>
    <PageTitle title="我的账号" />
    <div className="account-columns">
      <div className="stack">
        <DutyOffer />
        <SessionList />
        <OwnPermissions />
      </div>
      <div className="stack">
        <SecondFactor />
        <ChangePassword />
      </div>
    </div>
  </>
);
