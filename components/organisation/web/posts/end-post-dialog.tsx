import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { dayAfter, todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { DayField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { routes } from '../../contract.ts';
import type { PostDialogProps } from './rename-post-dialog.tsx';

export function EndPostDialog({ post, onClose }: PostDialogProps) {
  const [last, setLast] = useState(todayInChina());
  const end = useCommand(routes.endPost, { refreshes: [routes.posts], onDone: onClose });
  const body = { on: last ? dayAfter(last) : '', expectedVersion: post.version };
  return (
    <DecisionDialog
      open
      title={`撤销${post.name}`}
      size="question"
      leaveWords="先不撤"
      primaryWords={`撤销${post.name}`}
      danger
      disabled={!last}
      busy={end.isPending}
      error={end.error}
      onLeave={onClose}
      onDecide={() => end.mutate({ params: { postId: post.id }, body })}
    >
      <DayField label="保留到哪一天（含当天）" value={last} onChange={setLast} />
      <Note kind="warning">撤销后，流程里按这个岗位找人的步骤会停下来，并提示没有人。</Note>
    </DecisionDialog>
  );
}
