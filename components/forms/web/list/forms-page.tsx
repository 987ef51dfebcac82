import { Button, Input, Pagination } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { StateChip, When } from '#platform/web/widgets/chips.tsx';
import { EmptyState, ListStates, RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { type FormLine, routes } from '../../contract.ts';
import { NewFormDialog } from './new-form-dialog.tsx';
import './forms-page.css';

/** 表单: what there is, which version is in use, what is being changed. */
export function FormsPage(): ReactNode {
  const [words, setWords] = useState('');
  const [page, setPage] = useState(1);
  const [making, setMaking] = useState(false);
  const query = useRoute(routes.list, { query: { ...(words ? { words } : {}), page } }, { keepPrevious: true });
  if (query.error?.status === 403) return <RefusedPage title="表单" error={query.error} />;
  const search = (typed: string): void => {
    setWords(typed.trim());
    setPage(1);
  };
  return (
    <>
      <PageTitle
        title="表单"
        sentence="事项在表单上填写、办理和打印。改好的表单发布后，新发起的事项用新的一版，正在办的不变。"
        actions={
          <Button type="primary" onClick={() => setMaking(true)}>
            新建表单…
          </Button>
        }
      />
      <Panel title="表单" aside={query.data && `共 ${query.data.total} 张`}>
        <search className="forms-search">
          <Input.Search
            aria-label="按名称找表单"
            placeholder="按名称找表单"
            allowClear
            maxLength={100}
            onSearch={search}
          />
        </search>
        <ListStates
          query={query}
          empty={({ forms }) =>
            forms.length === 0 &&
            (words ? (
              <EmptyState sentence={`没有名称里有“${words}”的表单。`} detail="换几个字再找。" />
            ) : (
              <EmptyState sentence="还没有表单。" detail="从空白、模板或者一份 Word 表格开始。" />
            ))
          }
        >
          {({ forms, pages, total }) => (
            <>
              <FormTable forms={forms} />
              {pages > 1 && (
                <Pagination
                  className="forms-pages"
                  current={page}
                  total={total}
                  pageSize={30}
                  showSizeChanger={false}
                  onChange={setPage}
                />
              )}
            </>
          )}
        </ListStates>
      </Panel>
      <NewFormDialog open={making} onLeave={() => setMaking(false)} />
    </>
  );
}

const FormTable = ({ forms }: { readonly forms: readonly FormLine[] }) => (
  <div className="table-frame">
    <table className="plain-table stacks">
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">版本</th>
          <th scope="col">状态</th>
          <th scope="col">谁改的</th>
          <th scope="col">最后改动</th>
        </tr>
      </thead>
      <tbody>
        {forms.map((form) => (
          <tr key={form.formId}>
            <th scope="row">
              <Link to={`/forms/${form.formId}`}>{form.name}</Link>
            </th>
            <td>{form.version === undefined ? '还没有' : `第 ${form.version} 版`}</td>
            <td>
              <FormState form={form} />
            </td>
            <td>{form.changedBy ?? (form.shipped ? '随产品带来' : '')}</td>
            <td className="one-line">
              <When instant={form.changedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function FormState({ form }: { readonly form: FormLine }): ReactNode {
  if (form.version === undefined) return <StateChip state="neutral" words="草稿" />;
  return form.hasDraft ? <StateChip state="now" words="有未发布的修改" /> : <StateChip state="done" words="在用" />;
}
