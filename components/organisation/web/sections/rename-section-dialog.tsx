import { useCommand } from '#platform/web/data/use-route.ts';
import { RenameDialog } from '#platform/web/widgets/dialogs/rename-dialog.tsx';
import { routes, type SectionView } from '../../contract.ts';

export interface SectionDialogProps {
  readonly open: boolean;
  readonly section: SectionView;
  readonly onClose: () => void;
}

export function RenameSectionDialog({ open, section, onClose }: SectionDialogProps) {
  const rename = useCommand(routes.renameSection, { refreshes: [routes.tree, routes.section], onDone: onClose });
  return (
    <RenameDialog
      open={open}
      name={section.name}
      hint="以前的公文和记录保留当时的名称"
      command={rename}
      onLeave={onClose}
      onRename={(name) =>
        rename.mutate({ params: { sectionId: section.id }, body: { name, expectedVersion: section.version } })
      }
    />
  );
}
