import { Button, Pagination } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { DraftList } from '#platform/web/widgets/drafts/draft-list.tsx';
import { RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { routes } from '../../contract.ts';
import { NewFormDialog } from './new-form-dialog.tsx';
import './forms-page.css';

/** 表单: what there is, which version is in use, what is being changed. */
export function FormsPage(): ReactNode {
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [page, setPage] = useState(1);
  const [making, setMaking] = useState(false);
  const query = useRoute(routes.list, { query: { ...(words ? { words } : {}), page } }, { keepPrevious: true });
  if (query.error?.status === 403) return <RefusedPage title="表单" error={query.error} />;
  const search = (typed: string): void => {
    setWords(typed);
    setPage(1);
  };
  return (
    <>
      <DraftList
        title="表单"
        measure="张"
        sentence="事项在表单上填写、办理和打印。改好的表单发布后，新发起的事项用新的一版，正在办的不变。"
        beginnings="从空白、模板或者一份 Word 表格开始。"
        query={query}
        words={words}
        linesOf={({ forms }) => forms}
        pathOf={({ formId }) => `/forms/${formId}`}
        onSearch={search}
        onNew={() => setMaking(true)}
        beside={<Button onClick={() => navigate('/forms/templates')}>表单模板</Button>}
        below={({ pages, total }) =>
          pages > 1 && (
            <Pagination
              className="forms-pages"
              current={page}
              total={total}
              pageSize={30}
              showSizeChanger={false}
              onChange={setPage}
            />
          )
        }
      />
      <NewFormDialog open={making} onLeave={() => setMaking(false)} />
    </>
  );
}
