import { roleWords } from '@gov/organisation';
import { Button } from 'antd';
import { useState } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useMay } from '#platform/web/shell/session.tsx';
import { spanWords } from '#platform/web/text/days.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { type PostRow, routes } from '../../contract.ts';
import { OrganisationTabs } from '../organisation-tabs.tsx';
import { AddPostDialog } from './add-post-dialog.tsx';
import { EndPostDialog } from './end-post-dialog.tsx';
import { RenamePostDialog } from './rename-post-dialog.tsx';

/** 岗位: what each lets its holder be in processes, and how many hold it today. */
export function PostsPage() {
  const mayManage = useMay('organisation.manage');
  const query = useRoute(routes.posts);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageTitle
        title="岗位"
        sentence="权限和流程里的办理人都跟着岗位走，不跟着人走。"
        actions={mayManage && <Button onClick={() => setAdding(true)}>设置岗位…</Button>}
      />
      <OrganisationTabs />
      <Panel title="现有岗位">
        <ListStates
          query={query}
          empty={({ posts }) =>
            posts.length === 0 && <EmptyState sentence="还没有岗位。" detail="先设置岗位，再登记人员。" />
          }
        >
          {({ posts }) => <PostTable posts={posts} mayManage={mayManage} />}
        </ListStates>
      </Panel>
      <AddPostDialog open={adding} onClose={() => setAdding(false)} />
    </>
  );
}

function PostTable({ posts, mayManage }: { readonly posts: readonly PostRow[]; readonly mayManage: boolean }) {
  const [open, setOpen] = useState<{ readonly act: 'rename' | 'end'; readonly post: PostRow }>();
  const close = () => setOpen(undefined);
  return (
    <div className="organisation-table-frame">
      <table className="organisation-table">
        <thead>
          <tr>
            <th scope="col">岗位</th>
            <th scope="col">在流程里是</th>
            <th scope="col">用在</th>
            <th scope="col">时间</th>
            <th scope="col" className="number">
              在岗人数
            </th>
            {mayManage && <th scope="col">可以做</th>}
          </tr>
        </thead>
        <tbody>
          {posts.map((post) => (
            <tr key={post.id}>
              <th scope="row">{post.name}</th>
              <td>{roleWords[post.role]}</td>
              <td>{post.sectionName ?? '所有科室'}</td>
              <td>{spanWords(post)}</td>
              <td className="number">{post.holders > 0 ? post.holders : '空缺'}</td>
              {mayManage && (
                <td>
                  <span className="row">
                    <Button
                      size="small"
                      aria-label={`给${post.name}改名`}
                      onClick={() => setOpen({ act: 'rename', post })}
                    >
                      改名…
                    </Button>
                    <Button
                      size="small"
                      danger
                      aria-label={`撤销${post.name}`}
                      onClick={() => setOpen({ act: 'end', post })}
                    >
                      撤销…
                    </Button>
                  </span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {open?.act === 'rename' && <RenamePostDialog post={open.post} onClose={close} />}
      {open?.act === 'end' && <EndPostDialog post={open.post} onClose={close} />}
    </div>
  );
}
