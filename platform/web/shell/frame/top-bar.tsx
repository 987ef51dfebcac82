import { Link } from 'react-router';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { useSession } from '../session.tsx';
import { IdentityMenu } from './identity-menu.tsx';
import { SearchBox } from './search-box.tsx';

const product = '政务办公云';

/** Agency · search · help · person with working identity. A platform that bears the name of the product says it once. */
export function TopBar({ onMenu }: { readonly onMenu: () => void }) {
  const { agency } = useSession();
  return (
    <header className="top-bar not-printed">
      <button type="button" className="plain-button only-phone" aria-label="打开菜单" onClick={onMenu}>
        <Icon name="menu" />
      </button>
      <p className="agency one-line">
        {agency.name}
        {!agency.name.includes(product) && <small>{product}</small>}
      </p>
      <SearchBox />
      <div className="right">
        <Link to="/help" className="plain-button not-phone">
          <Icon name="help" />
          帮助
        </Link>
        <IdentityMenu />
      </div>
    </header>
  );
}
