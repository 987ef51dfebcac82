import { Radio } from 'antd';
import { useState } from 'react';
import type { MatterView } from '../../contract.ts';
import { ReasonDialog } from '../dialogs/reason-dialog.tsx';
import type { Acts } from '../handling/use-acts.ts';
import { type Awaited, awaitedOf } from './awaited.ts';

/** 已收到答复，继续办理: which answer, where several are waited for, and how one knows. */
export function DeliverDialog({ view, acts }: { readonly view: MatterView; readonly acts: Acts }) {
  const all = awaitedOf(view.waits);
  const [key, setKey] = useState<string>();
  const chosen = all.find((one) => one.key === key) ?? all[0];
  if (!chosen) return null;
  return (
    <ReasonDialog
      matterId={view.matterId}
      what="deliver"
      open={acts.asking === 'deliver'}
      acts={acts}
      title="已收到答复"
      label="收到了什么，从哪里知道的"
      hint="记入办理过程"
      longest={500}
      leaveWords="再等等"
      primaryWords="已收到答复，继续办理"
      onDecide={(reason) => acts.deliver(chosen.visit, chosen.event, reason)}
    >
      <AwaitedChoice all={all} chosen={chosen} onChoose={setKey} />
    </ReasonDialog>
  );
}

interface AwaitedChoiceProps {
  readonly all: readonly Awaited[];
  readonly chosen: Awaited;
  readonly onChoose: (key: string) => void;
}

/** Several answers may be waited for; the way on depends on which has come. */
export function AwaitedChoice({ all, chosen, onChoose }: AwaitedChoiceProps) {
  if (all.length === 1) return <p className="secondary">收到的是“{chosen.name}”，接着往下办，不能取回。</p>;
  return (
    <fieldset className="choice-list">
      <legend>收到的是</legend>
      <Radio.Group value={chosen.key} onChange={(event) => onChoose(String(event.target.value))}>
        {all.map(({ key, name }) => (
          <Radio key={key} value={key}>
            {name}
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}
