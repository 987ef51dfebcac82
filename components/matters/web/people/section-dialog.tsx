import type { NamedReference } from '@gov/forms';
import { routes } from '#components/organisation/contract.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ReferenceDialog } from './reference-dialog.tsx';

interface SectionDialogProps {
  readonly title: string;
  readonly chosen: NamedReference | undefined;
  readonly onFinish: (section: NamedReference | undefined) => void;
}

/** One section of the own agency, found by a part of its name. */
export function SectionDialog(props: SectionDialogProps) {
  return (
    <ReferenceDialog
      {...props}
      query={useRoute(routes.tree)}
      rowsOf={({ sections }) => sections}
      called="科室"
      placeholder="名称的一部分"
      empty="还没有科室。"
    />
  );
}
