import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { DayField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type RelationLine, routes } from '../../contract.ts';
import { relationWords } from './relation-words.ts';
import type { StandingDialogProps } from './rename-dialog.tsx';

interface EndRelationDialogProps extends StandingDialogProps {
  readonly relation: RelationLine;
}

export function EndRelationDialog({ agency, relation, onClose }: EndRelationDialogProps) {
  const { fromAgencyId, toAgencyId, relation: kind, from, otherName } = relation;
  const [on, setOn] = useState(relation.state === 'future' ? from : todayInChina());
  const end = useCommand(routes.endRelation, { refreshes: [routes.agency, routes.agencies], onDone: onClose });
  return (
    <DecisionDialog
      open
      title="结束这个关系"
      size="question"
      leaveWords="先不结束"
      primaryWords="结束这个关系"
      danger
      disabled={!on}
      busy={end.isPending}
      error={end.error}
      onLeave={onClose}
      onDecide={() =>
        end.mutate({ params: { agencyId: fromAgencyId }, body: { toAgencyId, relation: kind, from, on } })
      }
    >
      <p>
        {agency.name}：{relationWords(relation)}
        {otherName}
      </p>
      <DayField label="从哪天起不再是" value={on} onChange={setOn} />
      <Note kind="warning">从这天起，这两个单位之间的行文方向不再按这个关系判断；以前的公文不变。</Note>
    </DecisionDialog>
  );
}
