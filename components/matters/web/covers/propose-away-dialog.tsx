import { Radio } from 'antd';
import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { DayField, Field, TextField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { routes } from '../../contract.ts';
import { searchColleagues } from '../people/person-search.ts';
import type { KindChoice } from '../stand-ins/scope-fields.tsx';
import { allKinds, KindFields, kindsOf, kindsReady } from './kind-fields.tsx';

interface ProposeAwayDialogProps {
  readonly kinds: readonly KindChoice[];
  readonly onClose: (said?: string) => void;
}

const nobody: readonly PersonChoice[] = [];

/** Somebody who cannot say so himself is away: his B岗, or a colleague who is named, does his work. */
export function ProposeAwayDialog({ kinds, onClose }: ProposeAwayDialogProps) {
  const [who, setWho] = useState(nobody);
  const [named, setNamed] = useState(false);
  const [standIn, setStandIn] = useState(nobody);
  const [days, setDays] = useState({ from: todayInChina(), last: '' });
  const [chosen, setChosen] = useState(allKinds);
  const [reason, setReason] = useState('');
  const propose = useCommand(routes.proposeAway, {
    refreshes: [routes.covers],
    onDone: () => onClose('已提出，等安全管理员同意。在这以前什么都不变。'),
  });
  const [person, other] = [who[0], standIn[0]];
  const complete = person && days.from !== '' && days.last !== '' && reason.trim().length >= 2;
  const ready = complete && (!named || (other && kindsReady(chosen)));
  const send = () => {
    if (!person) return;
    const by = named && other ? { standInAssignmentId: other.assignmentId, ...kindsOf(chosen) } : {};
    propose.mutate({ body: { assignmentId: person.assignmentId, ...days, ...by, reason: reason.trim() } });
  };
  return (
    <DecisionDialog
      open
      title="为不在岗的人安排代理"
      leaveWords="先不安排"
      primaryWords="提出，等安全管理员同意"
      disabled={!ready}
      busy={propose.isPending}
      error={propose.error}
      onLeave={() => onClose()}
      onDecide={send}
    >
      <PersonPicker
        label="谁不在岗"
        hint="联系得上的，请他自己在“代理”里设；已经离任的，到“停下的流程”里交接"
        value={who}
        onChange={setWho}
        search={searchColleagues}
      />
      <div className="row wrap">
        <DayField label="从这一天" value={days.from} onChange={(from) => setDays({ ...days, from })} />
        <DayField label="到这一天（含）" value={days.last} onChange={(last) => setDays({ ...days, last })} />
      </div>
      <Field label="由谁代办">
        {(id) => (
          <Radio.Group id={id} value={named} onChange={(event) => setNamed(event.target.value === true)}>
            <Radio value={false}>他的 B 岗</Radio>
            <Radio value={true}>另外指定一位同事</Radio>
          </Radio.Group>
        )}
      </Field>
      {named && (
        <>
          <PersonPicker label="代办的同事" value={standIn} onChange={setStandIn} search={searchColleagues} />
          <KindFields kinds={kinds} chosen={chosen} onChange={setChosen} />
        </>
      )}
      <TextField
        label="理由"
        hint="安全管理员和他本人会看到，如“住院，联系不上”"
        value={reason}
        onChange={setReason}
        maxLength={200}
      />
      <Note>工作还是他的：两个人都看得到、都可以办。他回来后自己就能结束；最长 93 天，到期自动结束。</Note>
    </DecisionDialog>
  );
}
