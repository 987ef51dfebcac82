import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { TextField } from '#platform/web/widgets/field.tsx';
import { type PostRow, routes } from '../../contract.ts';

export interface PostDialogProps {
  readonly post: PostRow;
  readonly onClose: () => void;
}

export function RenamePostDialog({ post, onClose }: PostDialogProps) {
  const [name, setName] = useState(post.name);
  const rename = useCommand(routes.renamePost, { refreshes: [routes.posts, routes.section], onDone: onClose });
  return (
    <DecisionDialog
      open
      title={`${post.name}改名`}
      size="question"
      leaveWords="先不改"
      primaryWords={name.trim() ? `改成${name.trim()}` : '改名'}
      disabled={!name.trim() || name.trim() === post.name}
      busy={rename.isPending}
      error={rename.error}
      onLeave={onClose}
      onDecide={() => rename.mutate({ params: { postId: post.id }, body: { name, expectedVersion: post.version } })}
    >
      <TextField label="新名称" hint="已经写好的职务不跟着改" value={name} onChange={setName} />
    </DecisionDialog>
  );
}
