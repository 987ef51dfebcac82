import { type ReactNode, useState } from 'react';
import { ScrollRestoration } from 'react-router';
import { useSession } from '../session.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { DemoBanner } from './demo-banner.tsx';
import { MenuDrawer } from './menu-drawer.tsx';
import { Rail } from './rail.tsx';
import { ShortcutList } from './shortcut-list.tsx';
import { SideMenu } from './side-menu.tsx';
import { TopBar } from './top-bar.tsx';
import { useMenu } from './use-menu.ts';

interface FrameProps {
  readonly frame: 'page' | 'document';
  readonly children: ReactNode;
}

const focusOn = (id: string) => document.getElementById(id)?.focus();

/** Top bar, menu and bottom bar around a page. Narrow screens get the rail, phones the bottom bar. */
export function Frame({ frame, children }: FrameProps) {
  const { demo } = useSession();
  const menu = useMenu();
  const [drawerOpen, setDrawerOpen] = useState(false);
  const openMenu = () => setDrawerOpen(true);
  return (
    <div className={demo ? `frame ${frame} with-banner` : `frame ${frame}`}>
      <button type="button" className="skip" onClick={() => focusOn('content')}>
        跳到内容
      </button>
      <DemoBanner />
      <TopBar onMenu={openMenu} />
      <div className="frame-body">
        <SideMenu menu={menu} />
        <Rail menu={menu} onMore={openMenu} />
        <main id="content" tabIndex={-1} className={frame === 'document' ? 'content document' : 'content'}>
          {children}
        </main>
      </div>
      <BottomBar menu={menu} onMore={openMenu} />
      <MenuDrawer menu={menu} open={drawerOpen} onClose={() => setDrawerOpen(false)} />
      <ShortcutList />
      <ScrollRestoration />
    </div>
  );
}
