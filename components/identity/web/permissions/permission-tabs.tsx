import { Link, useLocation } from 'react-router';
import './permissions.css';

const tabs = [
  { to: '/permissions', words: '权限和授权' },
  { to: '/permissions/why', words: '一个人能做什么，为什么' },
] as const;

export function PermissionTabs() {
  const { pathname } = useLocation();
  const current = pathname.startsWith('/permissions/why') ? tabs[1] : tabs[0];
  return (
    <nav className="permission-tabs" aria-label="权限">
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} aria-current={tab === current ? 'page' : undefined}>
          {tab.words}
        </Link>
      ))}
    </nav>
  );
}
