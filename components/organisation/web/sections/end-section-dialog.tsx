import { useCommand } from '#platform/web/data/use-route.ts';
import { EndDialog } from '#platform/web/widgets/dialogs/end-dialog.tsx';
import { routes } from '../../contract.ts';
import type { SectionDialogProps } from './rename-section-dialog.tsx';

export function EndSectionDialog({ open, section, onClose }: SectionDialogProps) {
  const end = useCommand(routes.endSection, {
    refreshes: [routes.tree, routes.section, routes.posts, routes.deputyAreas],
    onDone: onClose,
  });
  return (
    <EndDialog
      open={open}
      title={`撤销${section.name}`}
      leaveWords="先不撤"
      primaryWords={`撤销${section.name}`}
      dayLabel="保留到哪一天（含当天）"
      dayIs="last"
      command={end}
      onLeave={onClose}
      onEnd={(on) => end.mutate({ params: { sectionId: section.id }, body: { on, expectedVersion: section.version } })}
    >
      {section.people.length > 0
        ? `现在还有 ${section.people.length} 个人在这里，要先移走或办理离任。`
        : '撤销后，只属于它的岗位和它的分管也同时结束；记录都会留着。'}
    </EndDialog>
  );
}
