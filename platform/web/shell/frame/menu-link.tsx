import type { MenuRow } from '@gov/base/component';
import { Link } from 'react-router';
import { Icon } from '#platform/web/widgets/icon.tsx';
import type { Menu } from './use-menu.ts';

interface MenuLinkProps {
  readonly row: MenuRow;
  readonly menu: Menu;
  readonly onGo?: () => void;
}

/** One line of a menu; the frame's style sheet decides whether its words stand beside or below the icon. */
export function MenuLink({ row, menu, onGo }: MenuLinkProps) {
  const here = menu.here === row.path;
  const count = menu.counts[row.path];
  return (
    <Link
      to={row.path}
      className={here ? 'menu-line here' : 'menu-line'}
      {...(here ? { 'aria-current': 'page' as const } : {})}
      {...(onGo ? { onClick: onGo } : {})}
    >
      <Icon name={row.icon ?? 'document'} />
      <span>{row.words}</span>
      {count ? <span className="count">{count}</span> : null}
    </Link>
  );
}
