import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { TextField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { routes } from '../../contract.ts';
import { searchColleagues } from '../people/person-search.ts';
import { PostOfPerson } from '../people/post-of-person.tsx';
import type { KindChoice } from '../stand-ins/scope-fields.tsx';
import { allKinds, KindFields, kindsOf, kindsReady } from './kind-fields.tsx';

interface ProposePairDialogProps {
  readonly kinds: readonly KindChoice[];
  readonly onClose: (said?: string) => void;
}

const nobody: readonly PersonChoice[] = [];

/** A and B, both by who holds the post today. */
export function ProposePairDialog({ kinds, onClose }: ProposePairDialogProps) {
  const [a, setA] = useState(nobody);
  const [b, setB] = useState(nobody);
  const [chosen, setChosen] = useState(allKinds);
  const [reason, setReason] = useState('');
  const propose = useCommand(routes.proposePair, {
    refreshes: [routes.covers],
    onDone: () => onClose('已提出，等安全管理员同意。在这以前什么都不变。'),
  });
  const [first, second] = [a[0], b[0]];
  const send = () => {
    if (!first || !second) return;
    const sides = { aAssignmentId: first.assignmentId, bAssignmentId: second.assignmentId };
    propose.mutate({ body: { ...sides, ...kindsOf(chosen), reason: reason.trim() } });
  };
  return (
    <DecisionDialog
      open
      title="设 AB 岗"
      leaveWords="先不设"
      primaryWords="提出，等安全管理员同意"
      disabled={!first || !second || !kindsReady(chosen) || reason.trim().length < 2}
      busy={propose.isPending}
      error={propose.error}
      onLeave={() => onClose()}
      onDecide={send}
    >
      <PersonPicker
        label="A 岗"
        hint="他不在岗时由 B 岗代办；选现在担任这个岗位的人"
        value={a}
        onChange={setA}
        search={searchColleagues}
      />
      {first && <PostOfPerson label="A 岗" chosen={first} onChange={(one) => setA([one])} />}
      <PersonPicker label="B 岗" hint="同一科室的同事" value={b} onChange={setB} search={searchColleagues} />
      {second && <PostOfPerson label="B 岗" chosen={second} onChange={(one) => setB([one])} />}
      <KindFields kinds={kinds} chosen={chosen} onChange={setChosen} />
      <TextField
        label="理由"
        hint="安全管理员会看到，如“岗位职责规定”"
        value={reason}
        onChange={setReason}
        maxLength={200}
      />
      <Note>
        只有一个人担任的岗位，换人以后跟着岗位走；几个人担任的岗位，只指您选的这个人。A 岗在岗时，B 岗看不到他的工作。
      </Note>
    </DecisionDialog>
  );
}
