import { Radio } from 'antd';
import { useEffect, useState } from 'react';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import type { MatterView } from '../../contract.ts';
import type { Acts } from '../handling/use-acts.ts';
import { useColleagues } from '../people/colleagues-of-matter.tsx';
import { type ReadingOrder, sendWords } from './circulation-words.ts';
import { ReaderOrder } from './reader-order.tsx';
import './circulation.css';

interface CirculateDialogProps {
  readonly view: MatterView;
  readonly acts: Acts;
}

/** 传阅: several persons read it, at the same time or one after the other; the process goes on. */
export function CirculateDialog({ view, acts }: CirculateDialogProps) {
  const colleagues = useColleagues();
  const [chosen, setChosen] = useState<readonly PersonChoice[]>([]);
  const [wish, setWish] = useState<ReadingOrder>('together');
  const [mayComment, setMayComment] = useState(true);
  const order = chosen.length > 1 ? wish : 'together';
  const done = acts.said !== undefined;
  useEffect(() => {
    if (done) setChosen([]);
  }, [done]);
  return (
    <DecisionDialog
      open={acts.asking === 'circulate'}
      title="传阅"
      leaveWords="先不传阅"
      primaryWords={sendWords(chosen, order, mayComment ? '传阅' : '抄送')}
      busy={acts.busy}
      disabled={chosen.length === 0}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={() => acts.circulate(chosen, order, mayComment)}
    >
      {view.circulations.map(({ circulation, words }) => (
        <p key={circulation} className="secondary">
          正在依次传阅：{words}
        </p>
      ))}
      <PersonPicker
        label="传阅给谁"
        hint="收到的人能看全文和附件，不影响办理"
        value={chosen}
        onChange={setChosen}
        {...colleagues}
        several
      />
      <RemarkChoice mayComment={mayComment} onChange={setMayComment} />
      {chosen.length > 1 && <OrderChoice order={order} onChange={setWish} />}
      {order === 'in-turn' && <ReaderOrder readers={chosen} onChange={setChosen} />}
    </DecisionDialog>
  );
}

interface OrderChoiceProps {
  readonly order: ReadingOrder;
  readonly onChange: (order: ReadingOrder) => void;
}

const OrderChoice = ({ order, onChange }: OrderChoiceProps) => (
  <fieldset className="choice-list">
    <legend>怎么传</legend>
    <Radio.Group
      value={order}
      onChange={(event) => onChange(event.target.value === 'in-turn' ? 'in-turn' : 'together')}
    >
      <Radio value="together">
        <b>同时</b> <span className="secondary">大家一起收到</span>
      </Radio>
      <Radio value="in-turn">
        <b>依次</b> <span className="secondary">前一位已阅，后一位才收到、才能看</span>
      </Radio>
    </Radio.Group>
  </fieldset>
);

interface RemarkChoiceProps {
  readonly mayComment: boolean;
  readonly onChange: (mayComment: boolean) => void;
}

const RemarkChoice = ({ mayComment, onChange }: RemarkChoiceProps) => (
  <fieldset className="choice-list">
    <legend>请他们</legend>
    <Radio.Group value={mayComment} onChange={(event) => onChange(event.target.value === true)}>
      <Radio value>
        <b>传阅</b> <span className="secondary">看了可以写意见</span>
      </Radio>
      <Radio value={false}>
        <b>抄送</b> <span className="secondary">只看，不写意见</span>
      </Radio>
    </Radio.Group>
  </fieldset>
);
