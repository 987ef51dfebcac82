import { useState } from 'react';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ChoiceField, DayField } from '#platform/web/widgets/field.tsx';
import { type Relation, routes } from '../../contract.ts';
import { relationChoices } from './relation-words.ts';
import type { StandingDialogProps } from './rename-dialog.tsx';

export function AddRelationDialog({ agency, onClose }: StandingDialogProps) {
  const [toAgencyId, setTo] = useState<string>();
  const [relation, setRelation] = useState<Relation>();
  const [from, setFrom] = useState(todayInChina());
  const agencies = useRoute(routes.agencies).data?.agencies ?? [];
  const add = useCommand(routes.addRelation, { refreshes: [routes.agency, routes.agencies], onDone: onClose });
  return (
    <DecisionDialog
      open
      title={`${agency.shortName}和另一个单位的关系`}
      size="question"
      leaveWords="先不建立"
      primaryWords="建立这个关系"
      disabled={!toAgencyId || !relation || !from}
      busy={add.isPending}
      error={add.error}
      onLeave={onClose}
      onDecide={() =>
        toAgencyId && relation && add.mutate({ params: { agencyId: agency.id }, body: { toAgencyId, relation, from } })
      }
    >
      <ChoiceField
        label="哪个单位"
        value={toAgencyId}
        onChange={setTo}
        options={agencies
          .filter((one) => !one.isPlatform && one.id !== agency.id)
          .map((one) => ({ value: one.id, label: `${'　'.repeat(one.depth)}${one.name}` }))}
      />
      <ChoiceField
        label={`${agency.shortName}`}
        value={relation}
        // reason: the options are exactly the relations
        onChange={(chosen) => setRelation(chosen as Relation | undefined)}
        options={relationChoices}
      />
      <DayField label="从哪天起" value={from} onChange={setFrom} />
    </DecisionDialog>
  );
}
