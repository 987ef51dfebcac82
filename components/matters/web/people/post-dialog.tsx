import type { NamedReference } from '@gov/forms';
import { routes } from '#components/organisation/contract.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ReferenceDialog } from './reference-dialog.tsx';

interface PostDialogProps {
  readonly title: string;
  readonly chosen: NamedReference | undefined;
  readonly onFinish: (post: NamedReference | undefined) => void;
}

/** One post of the own agency, found by a part of its name or of its section's. */
export function PostDialog(props: PostDialogProps) {
  return (
    <ReferenceDialog
      {...props}
      query={useRoute(routes.posts)}
      rowsOf={({ posts }) => posts.map(({ id, name, sectionName = '' }) => ({ id, name, beside: sectionName }))}
      called="岗位"
      placeholder="岗位或科室名称的一部分"
      empty="还没有设岗位。"
    />
  );
}
