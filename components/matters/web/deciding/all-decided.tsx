import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import { routes } from '../../contract.ts';
import type { Deciding } from './use-deciding.ts';

/** Good news, and what else there is. */
export function AllDecided({ deciding }: { readonly deciding: Deciding }) {
  const counts = useRoute(routes.counts);
  const title = useRef<HTMLHeadingElement>(null);
  const toRead = counts.data?.toRead ?? 0;
  useWindowTitle('都批完了');
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="all-decided">
      <h1 ref={title} tabIndex={-1}>
        {deciding.reading.done > 0 ? '都批完了。' : '现在没有要您批的。'}
      </h1>
      <p className="secondary">新送到的会自己出现在这里，不用刷新。</p>
      {toRead > 0 && (
        <p>
          <Link to="/inbox?box=to-read">还有 {toRead} 件待阅</Link>
        </p>
      )}
      <p>
        <Link to="/">回到首页</Link>
      </p>
    </section>
  );
}
