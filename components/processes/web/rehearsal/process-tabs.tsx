import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { PageTabs } from '#platform/web/widgets/tabs/page-tabs.tsx';

/** Pages of a process beside its design. */
export const pagesBeside = [
  { key: 'rehearsal', words: '试运行历史' },
  { key: 'moving', words: '转到新版' },
  { key: 'course', words: '运行情况' },
] as const;

/** The pages of one process, side by side. */
export const ProcessTabs = ({ processId }: { readonly processId: string }): ReactNode => (
  <PageTabs label="流程的页面">
    <NavLink to={`/processes/${processId}`} end>
      设计
    </NavLink>
    {pagesBeside.map(({ key, words }) => (
      <NavLink key={key} to={`/processes/${processId}/${key}`}>
        {words}
      </NavLink>
    ))}
  </PageTabs>
);
