import { type ReactNode, useState } from 'react';
import { ScrollRestoration } from 'react-router';
import type { PageFrame } from '../component-web.ts';
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
  readonly frame: Exclude<PageFrame, 'none'>;
  readonly children: ReactNode;
}

const focusOn = (id: string) => document.getElementById(id)?.focus();

/** What stands around a page: bars and menu, or nothing where the page has the window to itself. */
export function Frame({ frame, children }: FrameProps) {
  const { demo } = useSession();
  return (
    <div className={demo ? `frame ${frame} with-banner` : `frame ${frame}`}>
      <button type="button" className="skip" onClick={() => focusOn('content')}>
        跳到内容
      </button>
      <DemoBanner />
      {frame === 'alone' ? <Content plain>{children}</Content> : <WithMenu frame={frame}>{children}</WithMenu>}
      <ShortcutList />
      <ScrollRestoration />
    </div>
  );
}

function Content({ plain, children }: { readonly plain: boolean; readonly children: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className={plain ? 'content document' : 'content'}>
      {children}
    </main>
  );
}

/** Top bar, menu and bottom bar. Narrow screens get the rail, phones the bottom bar. */
function WithMenu({ frame, children }: FrameProps) {
  const menu = useMenu();
  const [drawerOpen, setDrawerOpen] = useState(false);
  const openMenu = () => setDrawerOpen(true);
  return (
    <>
      <TopBar onMenu={openMenu} />
      <div className="frame-body">
        <SideMenu menu={menu} />
        <Rail menu={menu} onMore={openMenu} />
        <Content plain={frame === 'document'}>{children}</Content>
      </div>
      <BottomBar menu={menu} onMore={openMenu} />
      <MenuDrawer menu={menu} open={drawerOpen} onClose={() => setDrawerOpen(false)} />
    </>
  );
}
