import { Button } from 'antd';
import { useRouteError } from 'react-router';

const isOldBuild = (error: unknown): boolean =>
  error instanceof TypeError && /dynamically imported module|module script|preload/i.test(error.message);

/** What stands in place of a page that broke. After an upgrade old scripts are gone from the server: opening anew helps. */
export function PageFailure() {
  const old = isOldBuild(useRouteError());
  return (
    <section className="panel list-state" role="alert">
      <p className="strong">{old ? '系统刚刚升级过，这一页要重新打开。' : '这一页没有显示出来。'}</p>
      <p className="secondary">
        {old
          ? '已经存下的内容都在。'
          : '已经存下的内容都在，其他页面不受影响。重新打开仍不行，请告诉管理员是哪一页、什么时间。'}
      </p>
      <div className="actions">
        <Button onClick={() => window.location.reload()}>重新打开</Button>
        <a href="/">回首页</a>
      </div>
    </section>
  );
}
