import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { DayField, TextField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { type DutyLine, routes } from '../../contract.ts';
import { dutyWords } from '../../rules/duty-words.ts';
import { searchPersons } from '../permissions/grant-dialog.tsx';

interface HandOverDialogProps {
  readonly line: DutyLine;
  readonly onClose: () => void;
}

/** To whom, from when, why, and what then changes for both. */
export function HandOverDialog({ line, onClose }: HandOverDialogProps) {
  const [persons, setPersons] = useState<readonly PersonChoice[]>([]);
  const [on, setOn] = useState(todayInChina());
  const [reason, setReason] = useState('');
  const handOver = useCommand(routes.handOverDuty, { refreshes: [routes.duties, routes.session], onDone: onClose });
  const { duty, own } = line;
  const name = dutyWords[duty];
  const to = persons[0];
  const send = () => {
    if (to) handOver.mutate({ params: { duty }, body: { personId: to.personId, on, reason: reason.trim() } });
  };
  return (
    <DecisionDialog
      open
      title={own ? `移交${name}职责` : `提出移交${name}职责`}
      leaveWords="先不移交"
      primaryWords={primaryWords(line, to?.name)}
      danger
      disabled={!to || !on || reason.trim().length < 2}
      busy={handOver.isPending}
      error={handOver.error}
      onLeave={onClose}
      onDecide={send}
    >
      <PersonPicker
        label="移交给谁"
        hint="本单位在任、有账号、没有管理员职责的人"
        value={persons}
        onChange={setPersons}
        search={searchPersons}
      />
      <DayField label="从哪天起" value={on} onChange={setOn} />
      <TextField
        label="理由"
        hint="另外两位管理员和接手的人会看到"
        value={reason}
        onChange={setReason}
        maxLength={200}
      />
      <Note>{waysOf(line, to?.name ?? '接手的人')}</Note>
      <Consequences line={line} name={to?.name ?? '接手的人'} />
    </DecisionDialog>
  );
}

const primaryWords = ({ own, second }: DutyLine, name = '他'): string =>
  own || !second ? `提出，等${name}同意` : `提出，等${dutyWords[second]}和${name}同意`;

/** Whose consent it takes, said before anybody decides. */
function waysOf({ own, second }: DutyLine, name: string): string {
  const whose = own || !second ? `${name}登录后自己同意` : `先由${dutyWords[second]}同意，再由${name}登录后自己同意`;
  return `现在只是提出：${whose}才移交。在这以前什么都不变；7 天内没有都同意，自动作废。`;
}

/** What the day brings, said before anybody decides. */
export function Consequences({ line, name }: { readonly line: DutyLine; readonly name: string }) {
  const former = line.own ? '您' : (line.holder?.name ?? '原来的人');
  const words = dutyWords[line.duty];
  return (
    <Note kind="warning">
      <p>都同意以后，从这天起（晚于这天同意的，从同意时起）：</p>
      <ul className="consequences">
        <li>
          {former}不再有{words}的权限，已经打开的页面也马上不能再用。
        </li>
        <li>
          {name}有{words}的全部权限，不再能发起、查看和办理事项和公文；手里没办完的，请他先转给别人。
        </li>
        <li>{former}成为普通人员；职务名称不会自动改，请在“组织机构”里改。</li>
      </ul>
    </Note>
  );
}
