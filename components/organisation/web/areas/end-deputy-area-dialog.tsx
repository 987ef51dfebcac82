import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { dayAfter, todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { DayField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type DeputyAreaRow, routes } from '../../contract.ts';

interface EndDeputyAreaDialogProps {
  readonly area: DeputyAreaRow;
  readonly onClose: () => void;
}

export function EndDeputyAreaDialog({ area, onClose }: EndDeputyAreaDialogProps) {
  const [last, setLast] = useState(todayInChina());
  const end = useCommand(routes.endDeputyArea, {
    refreshes: [routes.deputyAreas, routes.section, routes.person],
    onDone: onClose,
  });
  const body = { on: last ? dayAfter(last) : '', expectedVersion: area.version };
  return (
    <DecisionDialog
      open
      title={`结束${area.personName}分管${area.sectionName}`}
      size="question"
      leaveWords="先不结束"
      primaryWords="结束这项分管"
      danger
      disabled={!last}
      busy={end.isPending}
      error={end.error}
      onLeave={onClose}
      onDecide={() => end.mutate({ params: { areaId: area.id }, body })}
    >
      <DayField label="分管到哪一天（含当天）" value={last} onChange={setLast} />
      <Note kind="warning">
        从第二天起，{area.sectionName}走到分管领导的步骤不再找{area.personName}。
      </Note>
    </DecisionDialog>
  );
}
