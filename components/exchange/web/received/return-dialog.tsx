import { isReturnReason, returnReasons } from '@gov/exchange';
import { Radio } from 'antd';
import { useId, useState } from 'react';
import type { CallError } from '#platform/web/data/call-error.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';

interface ReturnDialogProps {
  readonly open: boolean;
  readonly from: string;
  readonly busy: boolean;
  readonly error: CallError | null;
  readonly onLeave: () => void;
  readonly onDecide: (code: string, text: string) => void;
}

/** 退文: a reason of the dictionary and words; there is no way back, the sender gets a signed receipt. */
export function ReturnDialog({ open, from, busy, error, onLeave, onDecide }: ReturnDialogProps) {
  const [code, setCode] = useState<string>();
  const [text, setText] = useState('');
  const legend = useId();
  const textId = useId();
  return (
    <DecisionDialog
      open={open}
      title={`退回给${from}`}
      wayBack="退回后不能取回，对方会收到退文回执。"
      leaveWords="先不退"
      primaryWords={`退回给${from}`}
      danger
      busy={busy}
      disabled={code === undefined || !isReturnReason({ code, text })}
      error={error}
      onLeave={onLeave}
      onDecide={() => code && onDecide(code, text)}
    >
      <div>
        <p id={legend} className="strong">
          退文原因
        </p>
        <Radio.Group
          aria-labelledby={legend}
          className="return-reasons"
          value={code}
          onChange={(event) => setCode(String(event.target.value))}
        >
          {Object.entries(returnReasons).map(([key, words]) => (
            <Radio key={key} value={key}>
              {words}
            </Radio>
          ))}
        </Radio.Group>
      </div>
      <div>
        <label htmlFor={textId}>
          说明 <span className="tertiary">{from}会看到；选“其他”时必须写</span>
        </label>
        <GrowingText id={textId} place="dialog" maxLength={200} value={text} onChange={setText} />
      </div>
    </DecisionDialog>
  );
}
