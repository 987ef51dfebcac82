import type { ReactNode } from 'react';
import './page-tabs.css';

interface PageTabsProps {
  /** What the pages are together: 登记簿. */
  readonly label: string;
  /** They head a panel instead of the page. */
  readonly inPanel?: boolean;
  /** Links; the one of the present page carries `aria-current="page"`. */
  readonly children: ReactNode;
}

/** Pages that belong together, side by side. */
export const PageTabs = ({ label, inPanel = false, children }: PageTabsProps) => (
  <nav className={`page-tabs not-printed${inPanel ? ' in-panel' : ''}`} aria-label={label}>
    {children}
  </nav>
);
