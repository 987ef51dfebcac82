import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { PageTabs } from '#platform/web/widgets/tabs/page-tabs.tsx';
import './registers.css';

/** The registers of the office, side by side. */
export const RegisterTabs = (): ReactNode => (
  <PageTabs label="登记簿">
    <NavLink to="/gongwen/outgoing">发文登记簿</NavLink>
    <NavLink to="/gongwen/incoming">收文登记簿</NavLink>
    <NavLink to="/gongwen/number-books">编号簿</NavLink>
  </PageTabs>
);
