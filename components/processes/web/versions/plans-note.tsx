import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { routes } from '../../contract.ts';

interface PlansNoteProps {
  readonly processId: string;
  /** The version in use. */
  readonly number: number | undefined;
}

/** Above the cards: what is going to be published by itself, was not, or was and is to be looked at. */
export function PlansNote({ processId, number }: PlansNoteProps): ReactNode {
  const now = useNow();
  const query = useRoute(routes.designPlans, { params: { processId } }, { refetchInterval: 60_000 });
  const cancel = useCommand(routes.cancelPlan, { refreshes: [routes.designPlans] });
  const [last] = query.data?.plans ?? [];
  if (last?.state === 'WAITING')
    return (
      <Note kind="primary">
        第 {last.overNumber + 1} 版定在 <b>{dateTimeWords(last.publishAt, now)}</b> 发布
        {last.askedBy && `（${last.askedBy}定的）`}。
        <div className="acts">
          <Button
            size="small"
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ params: { processId }, body: { planId: last.planId } })}
          >
            取消，不发布
          </Button>
        </div>
        <Refusal error={cancel.error} />
      </Note>
    );
  if (last?.state === 'REFUSED')
    return (
      <Note kind="error">
        <b>定在 {dateTimeWords(last.publishAt, now)} 的发布没有成。</b>
        {last.problems.join('')}改好以后再发布，或者重新定时间。
      </Note>
    );
  if (last?.state === 'PUBLISHED' && last.overNumber + 1 === number && last.warnings.length > 0)
    return (
      <Note kind="warning">
        <b>
          第 {number} 版在 {dateTimeWords(last.publishAt, now)} 按定好的时间发布了，有 {last.warnings.length} 处要看看。
        </b>
        <ul className="plain-list">
          {last.warnings.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        {last.scanning && '还在逐个科室查找不找得到人…'}
      </Note>
    );
  return null;
}
