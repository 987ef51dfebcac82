import { useCommand } from '#platform/web/data/use-route.ts';
import { RenameDialog } from '#platform/web/widgets/dialogs/rename-dialog.tsx';
import { type PostRow, routes } from '../../contract.ts';

export interface PostDialogProps {
  readonly post: PostRow;
  readonly onClose: () => void;
}

export function RenamePostDialog({ post, onClose }: PostDialogProps) {
  const rename = useCommand(routes.renamePost, { refreshes: [routes.posts, routes.section], onDone: onClose });
  return (
    <RenameDialog
      name={post.name}
      hint="已经写好的职务不跟着改"
      command={rename}
      onLeave={onClose}
      onRename={(name) => rename.mutate({ params: { postId: post.id }, body: { name, expectedVersion: post.version } })}
    />
  );
}
