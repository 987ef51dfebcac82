import { Button } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { useTypedText } from '#platform/web/shell/use-typed.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { type DeliveryLine, routes } from '../../contract.ts';

interface SendAgainProps {
  readonly line: DeliveryLine;
  /** What the server says of it. This button goes with the line's old state, so its list shows the sentence. */
  readonly onSent: (said: string) => void;
}

/** 再次发送 after a return: the same document in a new envelope, with a word to the receiver that a reload keeps. */
export function SendAgain({ line, onSent }: SendAgainProps) {
  const { exchangeId, to } = line;
  const [open, setOpen] = useState(false);
  const remarks = useTypedText(exchangeId, 'exchange.again');
  const textId = useId();
  const again = useCommand(routes.sendAgain, {
    refreshes: [routes.dispatch, routes.dispatches, routes.matterDispatches],
    onDone: ({ said }) => {
      remarks.forget();
      setOpen(false);
      onSent(said);
    },
  });
  return (
    <>
      <Button className="queue-again" size="small" onClick={() => setOpen(true)} aria-label={`再次发送给${to}…`}>
        再次发送…
      </Button>
      <DecisionDialog
        open={open}
        title={`再次发送给${to}`}
        wayBack="发出后不能取回；原来那次退回的记录和回执都留着。"
        leaveWords="先不发送"
        primaryWords={`再次发送给${to}`}
        busy={again.isPending}
        error={again.error}
        onLeave={() => setOpen(false)}
        onDecide={() => again.mutate({ params: { exchangeId }, body: { remarks: remarks.text } })}
      >
        <p>
          退回原因：<span className="strong">{line.reason ?? '对方没有写明'}</span>
        </p>
        <p className="secondary">
          发送的是已经签发的同一份公文和附件，只发给这一个单位。公文本身要改的，请另行起草、签发后再发。
        </p>
        <div>
          <label htmlFor={textId}>
            给对方的说明 <span className="tertiary">可不填；{to}签收时会看到</span>
          </label>
          <GrowingText id={textId} place="dialog" maxLength={200} value={remarks.text} onChange={remarks.write} />
        </div>
      </DecisionDialog>
    </>
  );
}
