import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { PageTabs } from '#platform/web/widgets/tabs/page-tabs.tsx';

/** The pages of one process, side by side. */
export const ProcessTabs = ({ processId }: { readonly processId: string }): ReactNode => (
  <PageTabs label="流程的页面">
    <NavLink to={`/processes/${processId}`} end>
      设计
    </NavLink>
    <NavLink to={`/processes/${processId}/rehearsal`}>试运行历史</NavLink>
    <NavLink to={`/processes/${processId}/course`}>运行情况</NavLink>
  </PageTabs>
);
