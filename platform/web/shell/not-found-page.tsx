import { Link } from 'react-router';
import { EmptyState } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';

export const NotFoundPage = () => (
  <>
    <PageTitle title="没有这一页" />
    <section className="panel">
      <EmptyState
        sentence="这个地址没有内容。"
        detail="可能是链接不完整，或者内容已经移走。从左边的菜单重新进入即可。"
        action={<Link to="/">回首页</Link>}
      />
    </section>
  </>
);
