import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { type PlanNews as News, routes } from '../../contract.ts';
import './plan-news.css';

/** 您定的流程发布: on the first page of whoever planned one, what became of it; nothing where nothing came to its end. */
export function PlanNews(): ReactNode {
  const { data } = useRoute(routes.planNews);
  useLive('process-plans', () => void refresh(routes.planNews));
  const now = useNow();
  const news = data?.news ?? [];
  if (news.length === 0) return null;
  return (
    <Panel title="您定的流程发布">
      <ul className="plan-news">
        {news.map((one) => (
          <li key={one.planId}>
            {one.state === 'PUBLISHED' ? (
              <Published news={one} at={dateTimeWords(one.publishAt, now)} />
            ) : (
              <NotPublished news={one} at={dateTimeWords(one.publishAt, now)} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface LineProps {
  readonly news: News;
  readonly at: string;
}

const Published = ({ news: { processId, name, number, warnings }, at }: LineProps): ReactNode => (
  <>
    <Link to={`/processes/${processId}`}>{name}</Link>第 {number} 版在 {at} 按您定的时间发布了
    {warnings > 0 ? `，有 ${warnings} 处要看看，写在流程的卡片上面。` : '。'}
  </>
);

const NotPublished = ({ news: { processId, name, number, problems }, at }: LineProps): ReactNode => (
  <>
    <Link to={`/processes/${processId}`}>{name}</Link>
    <b className="nobody">
      第 {number} 版定在 {at} 发布，没有通过检查，没有发布。
    </b>
    {problems.map((words) => (
      <p key={words} className="secondary">
        {words}
      </p>
    ))}
    <p className="tertiary small">打开这个流程，改好以后再发布，或者重新定时间。</p>
  </>
);
