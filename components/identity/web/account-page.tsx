import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { ChangePassword } from './change-password.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SessionList } from './session-list.tsx';
import './account-page.css';

/** 我的账号: where I am signed in, the second factor, the password. */
export const AccountPage = () => (
  <>
    <PageTitle title="我的账号" />
    <div className="account-columns">
      <SessionList />
      <div className="stack">
        <SecondFactor />
        <ChangePassword />
      </div>
    </div>
  </>
);
