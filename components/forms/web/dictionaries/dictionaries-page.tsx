import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { StateChip, When } from '#platform/web/widgets/chips.tsx';
import { EmptyState, ListStates, RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { type DictionaryLine, routes } from '../../contract.ts';
import { DictionaryDrawer } from './dictionary-drawer.tsx';
import './dictionaries.css';

/** 数据字典: lists of words that the forms of the agency choose from. */
export function DictionariesPage(): ReactNode {
  const query = useRoute(routes.dictionaries);
  const [open, setOpen] = useState<string | 'new'>();
  if (query.error?.status === 403) return <RefusedPage title="数据字典" error={query.error} />;
  return (
    <>
      <PageTitle
        title="数据字典"
        sentence="全单位的表单都能从这里选词。改了以后，用它的表单自动换上新的词，正在办的事项不变。"
        actions={
          <Button type="primary" onClick={() => setOpen('new')}>
            新建字典…
          </Button>
        }
      />
      <Panel title="字典" aside={query.data && `共 ${query.data.dictionaries.length} 份`}>
        <ListStates
          query={query}
          empty={({ dictionaries }) =>
            dictionaries.length === 0 && (
              <EmptyState sentence="还没有字典。" detail="费用科目、证件种类、地区这样几张表单都要选的词，放到这里。" />
            )
          }
        >
          {({ dictionaries }) => (
            <ul className="dictionary-list">
              {dictionaries.map((one) => (
                <Line key={one.dictionaryId} dictionary={one} onOpen={() => setOpen(one.dictionaryId)} />
              ))}
            </ul>
          )}
        </ListStates>
      </Panel>
      {open !== undefined && (
        <DictionaryDrawer
          key={open}
          dictionaryId={open === 'new' ? undefined : open}
          onLeave={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function Line({ dictionary, onOpen }: { readonly dictionary: DictionaryLine; readonly onOpen: () => void }): ReactNode {
  const { name, entries, forms, retired, changedAt } = dictionary;
  return (
    <li>
      <button type="button" onClick={onOpen}>
        <b>{name}</b>
        {retired && <StateChip state="neutral" words="已停用" />}
      </button>
      <span className="secondary">{entries} 个词</span>
      <span className="secondary">{forms.length === 0 ? '还没有表单用' : `${forms.join('、')}在用`}</span>
      <span className="tertiary small">
        <When instant={changedAt} />
      </span>
    </li>
  );
}
