import { Icon } from '#platform/web/widgets/icon.tsx';
import { MenuLink } from './menu-link.tsx';
import type { Menu } from './use-menu.ts';

interface BottomBarProps {
  readonly menu: Menu;
  readonly onMore: () => void;
}

/** Phones: the first four lines and 更多 within reach of the thumb. */
export function BottomBar({ menu, onMore }: BottomBarProps) {
  const rows = menu.groups.flatMap((group) => group.rows).slice(0, 4);
  return (
    <nav className="bottom-bar not-printed" aria-label="主菜单">
      {rows.map((row) => (
        <MenuLink key={row.path} row={row} menu={menu} />
      ))}
      <button type="button" className="menu-line" onClick={onMore}>
        <Icon name="menu" />
        <span>更多</span>
      </button>
    </nav>
  );
}
