import { NavLink } from 'react-router';
import { useMay } from '#platform/web/shell/session.tsx';
import { PageTabs } from '#platform/web/widgets/tabs/page-tabs.tsx';
import './exchange.css';

/** 收到的 and 发出的, as far as the reader may see them; how many wait for 签收 stands beside them. */
export function ExchangeTabs({ waiting }: { readonly waiting: number | undefined }) {
  const receives = useMay('exchange.receive');
  const tracks = useMay('exchange.track');
  return (
    <PageTabs label="公文交换" inPanel>
      {receives && (
        <NavLink to="/exchange" end>
          收到的{waiting ? <span className="tertiary"> {waiting}</span> : null}
        </NavLink>
      )}
      {tracks && <NavLink to="/exchange/sent">发出的</NavLink>}
    </PageTabs>
  );
}
