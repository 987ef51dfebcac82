import { useCommand } from '#platform/web/data/use-route.ts';
import { spanWords } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { routes } from '../../contract.ts';
import type { PersonDialogProps } from './add-assignment-dialog.tsx';

/** 撤回离任: a mistake, or a change of plan, before the last day is over. */
export function UndoLeavingDialog({ open, person, onClose }: PersonDialogProps) {
  const undo = useCommand(routes.undoLeaving, {
    refreshes: [routes.person, routes.section, routes.tree, routes.deputyAreas, routes.posts, routes.searchPersons],
    onDone: onClose,
  });
  return (
    <DecisionDialog
      open={open}
      title={`撤回${person.name}的离任`}
      size="question"
      leaveWords="先不撤回"
      primaryWords={`撤回${person.name}的离任`}
      busy={undo.isPending}
      error={undo.error}
      onLeave={onClose}
      onDecide={() => undo.mutate({ params: { personId: person.id }, body: { expectedVersion: person.version } })}
    >
      <p>现在登记的是 {spanWords(person)} 在本单位。撤回后，因离任结束的任职和分管恢复成原来的日期。</p>
    </DecisionDialog>
  );
}
