import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import './registers.css';

/** The registers of the office, side by side. */
export const RegisterTabs = (): ReactNode => (
  <nav className="register-tabs not-printed" aria-label="登记簿">
    <NavLink to="/gongwen/outgoing">发文登记簿</NavLink>
    <NavLink to="/gongwen/incoming">收文登记簿</NavLink>
    <NavLink to="/gongwen/number-books">编号簿</NavLink>
  </nav>
);
