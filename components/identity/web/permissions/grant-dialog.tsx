import type { ReplyOf } from '@gov/base/component';
import { Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { routes as organisationRoutes } from '#components/organisation/contract.ts';
import { call } from '#platform/web/data/call.ts';
import { useCommand } from '#platform/web/data/use-route.ts';
import { dayAfter, todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ChoiceField, DayField, TextField } from '#platform/web/widgets/field.tsx';
import { type PersonChoice, PersonPicker, type PersonSearch } from '#platform/web/widgets/person-picker.tsx';
import { type GranteeKind, type PermissionLine, routes } from '../../contract.ts';
import { SectionsField } from './sections-field.tsx';

interface GrantDialogProps {
  readonly line: PermissionLine;
  readonly choices: Pick<ReplyOf<typeof routes.permissions>, 'posts' | 'sections'>;
  readonly onClose: () => void;
}

export const searchPersons: PersonSearch = (query, after, signal) =>
  call(organisationRoutes.searchPersons, { query: { query, ...(after === undefined ? {} : { after }) } }, { signal });

const kinds: readonly { readonly value: GranteeKind; readonly label: string }[] = [
  { value: 'POST', label: '岗位' },
  { value: 'SECTION', label: '科室' },
  { value: 'PERSON', label: '个人' },
];

/** To whom, why, from when to when. Whoever comes to the post or section later has the permission too. */
export function GrantDialog({ line, choices, onClose }: GrantDialogProps) {
  const [kind, setKind] = useState<GranteeKind>(line.forSections ? 'PERSON' : 'POST');
  const [chosen, setChosen] = useState<string>();
  const [persons, setPersons] = useState<readonly PersonChoice[]>([]);
  const [named, setNamed] = useState<readonly string[]>([]);
  const [below, setBelow] = useState(false);
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState(todayInChina());
  const [last, setLast] = useState('');
  const grant = useCommand(routes.grantPermission, {
    refreshes: [routes.permissions, routes.permissionsOfPerson],
    onDone: onClose,
  });
  const granteeId = kind === 'PERSON' ? persons[0]?.personId : chosen;
  const send = () => {
    if (!granteeId) return;
    const to = last ? { to: dayAfter(last) } : {};
    const sections = line.forSections ? { sections: named.map((id) => ({ id, below })) } : {};
    const body = {
      permission: line.code,
      granteeKind: kind,
      granteeId,
      reason: reason.trim(),
      from,
      ...to,
      ...sections,
    };
    grant.mutate({ body });
  };
  return (
    <DecisionDialog
      open
      title={`授予“${line.words}”`}
      leaveWords="先不授予"
      primaryWords="授予这项权限"
      disabled={!granteeId || reason.trim().length < 2 || !from || (line.forSections === true && named.length === 0)}
      busy={grant.isPending}
      error={grant.error}
      onLeave={onClose}
      onDecide={send}
    >
      <Radio.Group
        aria-label="授予给"
        value={kind}
        options={[...kinds]}
        onChange={(event) => {
          setKind(event.target.value);
          setChosen(undefined);
        }}
      />
      {kind === 'PERSON' && (
        <PersonPicker label="授予给谁" value={persons} onChange={setPersons} search={searchPersons} />
      )}
      {kind === 'POST' && (
        <ChoiceField
          label="哪个岗位"
          hint="现在和以后在这个岗位上的人都有"
          value={chosen}
          onChange={setChosen}
          options={choices.posts.map((post) => ({ value: post.id, label: post.words }))}
        />
      )}
      {kind === 'SECTION' && (
        <ChoiceField
          label="哪个科室"
          hint="只到这个科室，不含它下面的科室"
          value={chosen}
          onChange={setChosen}
          options={choices.sections.map((section) => ({
            value: section.id,
            label: `${'　'.repeat(section.level)}${section.words}`,
          }))}
        />
      )}
      {line.forSections && (
        <>
          <SectionsField sections={choices.sections} values={named} onChange={setNamed} />
          <Checkbox checked={below} onChange={(event) => setBelow(event.target.checked)}>
            也管它们下面的科室，以后新设的也算
          </Checkbox>
        </>
      )}
      <TextField label="理由" hint="以后查“为什么”时会看到" value={reason} onChange={setReason} maxLength={200} />
      <DayField label="从哪天起" value={from} onChange={setFrom} />
      <DayField label="到哪一天（含当天）" hint="可不填" value={last} onChange={setLast} />
    </DecisionDialog>
  );
}
