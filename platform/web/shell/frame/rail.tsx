import { Icon } from '#platform/web/widgets/icon.tsx';
import { MenuLink } from './menu-link.tsx';
import type { Menu } from './use-menu.ts';

const mostInRail = 8;

interface RailProps {
  readonly menu: Menu;
  readonly onMore: () => void;
}

/** The menu of document pages: words under icons, the rest behind 更多. */
export function Rail({ menu, onMore }: RailProps) {
  const rows = menu.groups.flatMap((group) => group.rows).slice(0, mostInRail);
  return (
    <nav className="rail not-printed" aria-label="主菜单">
      <div className="stays">
        {rows.map((row) => (
          <MenuLink key={row.path} row={row} menu={menu} />
        ))}
        <button type="button" className="menu-line" onClick={onMore}>
          <Icon name="grid" />
          <span>更多</span>
        </button>
      </div>
    </nav>
  );
}
