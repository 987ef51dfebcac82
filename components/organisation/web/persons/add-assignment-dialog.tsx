import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type PersonView, routes } from '../../contract.ts';
import { PlaceFields, usePlace } from './place-fields.tsx';

export interface PersonDialogProps {
  readonly open: boolean;
  readonly person: PersonView;
  readonly onClose: () => void;
}

/** 兼职 or, with an end, 挂职. */
export function AddAssignmentDialog({ open, person, onClose }: PersonDialogProps) {
  const place = usePlace();
  const add = useCommand(routes.addAssignment, {
    refreshes: [routes.person, routes.section, routes.tree, routes.posts],
    onDone: onClose,
  });
  const send = () => {
    if (place.entered) add.mutate({ params: { personId: person.id }, body: place.entered });
  };
  return (
    <DecisionDialog
      open={open}
      title={`给${person.name}增加任职`}
      leaveWords="先不增加"
      primaryWords={`给${person.name}增加这项任职`}
      disabled={!place.entered}
      busy={add.isPending}
      error={add.error}
      onLeave={onClose}
      onDecide={send}
    >
      <PlaceFields place={place} forATime="挂职、借调" />
    </DecisionDialog>
  );
}
