import { useCommand } from '#platform/web/data/use-route.ts';
import { EndDialog } from '#platform/web/widgets/dialogs/end-dialog.tsx';
import { routes } from '../../contract.ts';
import type { PostDialogProps } from './rename-post-dialog.tsx';

export function EndPostDialog({ post, onClose }: PostDialogProps) {
  const end = useCommand(routes.endPost, { refreshes: [routes.posts], onDone: onClose });
  return (
    <EndDialog
      title={`撤销${post.name}`}
      leaveWords="先不撤"
      primaryWords={`撤销${post.name}`}
      dayLabel="保留到哪一天（含当天）"
      dayIs="last"
      command={end}
      onLeave={onClose}
      onEnd={(on) => end.mutate({ params: { postId: post.id }, body: { on, expectedVersion: post.version } })}
    >
      撤销后，流程里按这个岗位找人的步骤会停下来，并提示没有人。
    </EndDialog>
  );
}
