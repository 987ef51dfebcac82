import { Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { isOpen, mayRow, searchPath } from '../menu.ts';
import { useRegistry } from '../registry-context.ts';
import { useSession } from '../session.tsx';
import { useShortcut } from '../shortcuts.ts';

/** Leads to the search page of whichever component has one; without such a component, or the right to it, there is no box. Phones get a link. */
export function SearchBox() {
  const registry = useRegistry();
  const session = useSession();
  const mayUse = mayRow(session);
  const exists = registry.some(
    (row) => isOpen(row, session) && row.menu.some((item) => item.path === searchPath && mayUse(item)),
  );
  return exists ? <Box /> : <div className="search" />;
}

function Box() {
  const input = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const navigate = useNavigate();
  useShortcut({ keys: 'Ctrl K', words: '到搜索框', run: () => input.current?.focus({ cursor: 'all' }) });
  const search = () => text.trim() && navigate(`${searchPath}?q=${encodeURIComponent(text.trim())}`);
  return (
    <>
      <Link to={searchPath} className="plain-button only-phone" aria-label="查找">
        <Icon name="search" />
      </Link>
      <search className="search">
        <Input
          ref={input}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={search}
          prefix={<Icon name="search" />}
          suffix={<kbd>Ctrl K</kbd>}
          placeholder="搜公文、办件，标题片段也行"
          aria-label="搜索"
          maxLength={100}
        />
      </search>
    </>
  );
}
