import { MenuLink } from './menu-link.tsx';
import type { Menu } from './use-menu.ts';

/** All lines under the names of their work; the first group needs no name. */
export function MenuLines({ menu, onGo }: { readonly menu: Menu; readonly onGo?: () => void }) {
  return menu.groups.map((group, index) => (
    <div key={group.name}>
      {index > 0 && <h2>{group.name}</h2>}
      {group.rows.map((row) => (
        <MenuLink key={row.path} row={row} menu={menu} {...(onGo ? { onGo } : {})} />
      ))}
    </div>
  ));
}

export const SideMenu = ({ menu }: { readonly menu: Menu }) => (
  <nav className="side-menu not-printed" aria-label="主菜单">
    <div className="stays">
      <MenuLines menu={menu} />
    </div>
  </nav>
);
