import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type DutyLine, type HandOver, routes } from '../../contract.ts';
import { dutyWords } from '../../rules/duty-words.ts';
import { Consequences } from './hand-over-dialog.tsx';

interface OpenHandOverProps {
  readonly line: DutyLine;
  readonly handOver: HandOver;
}

const sentenceOf = ({ proposedByName, toName, on, reason, state, second }: HandOver): string => {
  const what = `${proposedByName}提出从 ${on} 起移交给${toName}，理由：${reason}。`;
  return state === 'COMING' ? `${what}到那天自动生效。` : `${what}等${second ? dutyWords[second] : '另一位'}同意。`;
};

/** A hand-over under way: who proposed what, for whose consent or day it waits, and what the reader may do. */
export function OpenHandOver({ line, handOver }: OpenHandOverProps) {
  const [agreeing, setAgreeing] = useState(false);
  const withdraw = useCommand(routes.withdrawHandOver, { refreshes: [routes.duties] });
  const params = { handOverId: handOver.id };
  return (
    <div className="duty-hand-over">
      <Note>{sentenceOf(handOver)}</Note>
      <Refusal error={withdraw.error} />
      <div className="row">
        {handOver.mayAgree && (
          <Button type="primary" onClick={() => setAgreeing(true)}>
            同意移交…
          </Button>
        )}
        {handOver.mayWithdraw && (
          <Button danger loading={withdraw.isPending} onClick={() => withdraw.mutate({ params })}>
            撤回这次移交
          </Button>
        )}
      </div>
      {agreeing && <AgreeDialog line={line} handOver={handOver} onClose={() => setAgreeing(false)} />}
    </div>
  );
}

function AgreeDialog({ line, handOver, onClose }: OpenHandOverProps & { readonly onClose: () => void }) {
  const agree = useCommand(routes.agreeHandOver, { refreshes: [routes.duties], onDone: onClose });
  return (
    <DecisionDialog
      open
      title={`同意把${dutyWords[line.duty]}职责移交给${handOver.toName}`}
      leaveWords="先不同意"
      primaryWords={`同意，移交给${handOver.toName}`}
      danger
      busy={agree.isPending}
      error={agree.error}
      onLeave={onClose}
      onDecide={() => agree.mutate({ params: { handOverId: handOver.id } })}
    >
      <p>{sentenceOf(handOver)}请先核实：原来的人确实办不了，接手的人确有其人、本人知道。</p>
      <Consequences line={{ ...line, own: false }} name={handOver.toName} />
    </DecisionDialog>
  );
}
