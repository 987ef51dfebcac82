import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { type DutyLine, type HandOver, routes } from '../../contract.ts';
import { dutyWords } from '../../rules/duty-words.ts';
import { Consequences } from './hand-over-dialog.tsx';

interface OpenHandOverProps {
  readonly line: DutyLine;
  readonly handOver: HandOver;
}

function sentenceOf({ proposedByName, toName, on, reason, state, second, until }: HandOver, now: number): string {
  const what = `${proposedByName}提出从 ${on} 起移交给${toName}，理由：${reason}。`;
  if (state === 'COMING') return `${what}${toName}已经同意，到那天自动生效。`;
  const whom =
    state === 'ASKED' ? `${toName}登录后同意` : `${second ? dutyWords[second] : '另一位'}同意，再请${toName}本人同意`;
  return `${what}现在等${whom}；在这以前什么都不变。${until ? `到 ${dateTimeWords(until, now)} 没有都同意，自动作废。` : ''}`;
}

/** A hand-over under way: who proposed what, for whose consent or day it waits, and what the reader may do. */
export function OpenHandOver({ line, handOver }: OpenHandOverProps) {
  const [agreeing, setAgreeing] = useState(false);
  const now = useNow();
  const withdraw = useCommand(routes.withdrawHandOver, { refreshes: [routes.duties] });
  const decline = useCommand(routes.declineHandOver, { refreshes: [routes.duties] });
  const params = { handOverId: handOver.id };
  return (
    <div className="duty-hand-over">
      <Note>{sentenceOf(handOver, now)}</Note>
      <Refusal error={withdraw.error ?? decline.error} />
      <div className="row">
        {handOver.mayAgree && (
          <>
            <Button type="primary" onClick={() => setAgreeing(true)}>
              同意移交…
            </Button>
            <Button danger loading={decline.isPending} onClick={() => decline.mutate({ params })}>
              不同意，结束这次移交
            </Button>
          </>
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
  const now = useNow();
  const agree = useCommand(routes.agreeHandOver, { refreshes: [routes.duties], onDone: onClose });
  return (
    <DecisionDialog
      open
      title={`同意把${dutyWords[line.duty]}职责移交给${handOver.toName}`}
      leaveWords="先不同意"
      primaryWords={`同意，再请${handOver.toName}本人同意`}
      danger
      busy={agree.isPending}
      error={agree.error}
      onLeave={onClose}
      onDecide={() => agree.mutate({ params: { handOverId: handOver.id } })}
    >
      <p>{sentenceOf(handOver, now)}</p>
      <p>请先核实：原来的人确实办不了，接手的人确有其人。</p>
      <Consequences line={{ ...line, own: false }} name={handOver.toName} />
    </DecisionDialog>
  );
}
