import { Drawer } from 'antd';
import { MenuLines } from './side-menu.tsx';
import type { Menu } from './use-menu.ts';

interface MenuDrawerProps {
  readonly menu: Menu;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The complete menu for phones and for document pages. */
export const MenuDrawer = ({ menu, open, onClose }: MenuDrawerProps) => (
  <Drawer open={open} onClose={onClose} placement="left" title="菜单" size={280} rootClassName="menu-drawer">
    <nav aria-label="全部菜单">
      <MenuLines menu={menu} onGo={onClose} />
    </nav>
  </Drawer>
);
