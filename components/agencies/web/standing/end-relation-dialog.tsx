import { useCommand } from '#platform/web/data/use-route.ts';
import { EndDialog } from '#platform/web/widgets/dialogs/end-dialog.tsx';
import { type RelationLine, routes } from '../../contract.ts';
import { relationWords } from './relation-words.ts';
import type { StandingDialogProps } from './rename-dialog.tsx';

interface EndRelationDialogProps extends StandingDialogProps {
  readonly relation: RelationLine;
}

export function EndRelationDialog({ agency, relation, onClose }: EndRelationDialogProps) {
  const { fromAgencyId, toAgencyId, relation: kind, from, otherName } = relation;
  const end = useCommand(routes.endRelation, { refreshes: [routes.agency, routes.agencies], onDone: onClose });
  return (
    <EndDialog
      title="结束这个关系"
      leaveWords="先不结束"
      primaryWords="结束这个关系"
      dayLabel="从哪天起不再是"
      dayIs="first-without"
      {...(relation.state === 'future' ? { firstDay: from } : {})}
      command={end}
      onLeave={onClose}
      onEnd={(on) => end.mutate({ params: { agencyId: fromAgencyId }, body: { toAgencyId, relation: kind, from, on } })}
      above={
        <p>
          {agency.name}：{relationWords(relation)}
          {otherName}
        </p>
      }
    >
      从这天起，这两个单位之间的行文方向不再按这个关系判断；以前的公文不变。
    </EndDialog>
  );
}
