import { Link, useLocation } from 'react-router';
import { PageTabs } from '#platform/web/widgets/tabs/page-tabs.tsx';
import './permissions.css';

const tabs = [
  { to: '/permissions', words: '权限和授权' },
  { to: '/permissions/why', words: '一个人能做什么，为什么' },
  { to: '/permissions/codes', words: '一次性码' },
  { to: '/permissions/second-factors', words: '动态验证码' },
] as const;

export function PermissionTabs() {
  const { pathname } = useLocation();
  const current = tabs.slice(1).find((tab) => pathname.startsWith(tab.to)) ?? tabs[0];
  return (
    <PageTabs label="权限">
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} aria-current={tab === current ? 'page' : undefined}>
          {tab.words}
        </Link>
      ))}
    </PageTabs>
  );
}
