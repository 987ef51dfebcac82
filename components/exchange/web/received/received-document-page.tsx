import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { fullDateWords } from '#platform/web/text/dates.ts';
import { UrgencyChip, When } from '#platform/web/widgets/chips.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { type InboxDocument, routes } from '../../contract.ts';
import { SignedWay } from '../signed-way.tsx';
import '../exchange.css';
import { ReceivedFiles } from './received-files.tsx';
import { urgencyOf } from './received-row.tsx';
import { ReturnDialog } from './return-dialog.tsx';

/** One received document: what came, its files, and 签收 or 退回. */
export function ReceivedDocumentPage() {
  const { exchangeId = '' } = useParams();
  const query = useRoute(routes.received, { params: { exchangeId } });
  return (
    <ListStates query={query} lines={6}>
      {(shown) => <Shown key={exchangeId} shown={shown} />}
    </ListStates>
  );
}

function Shown({ shown }: { readonly shown: InboxDocument }) {
  const { row } = shown;
  return (
    <>
      <PageTitle title={row.title} sentence={`${row.from}发来${row.documentNumber ? `，${row.documentNumber}` : ''}`} />
      <div className="stack received-document">
        <Acts shown={shown} />
        <Panel title="来文">
          <Facts shown={shown} />
        </Panel>
        <ReceivedFiles shown={shown} />
        <Panel title="回执" aside="对方看得到这些阶段，看不到本单位内部办理">
          <div className="panel-body">
            <SignedWay points={shown.points} sm3={shown.sm3} />
          </div>
        </Panel>
      </div>
    </>
  );
}

/** 签收 is the next step; 退回 asks for a reason first. What was done stays in view. */
function Acts({ shown }: { readonly shown: InboxDocument }) {
  const { exchangeId, from, stage, matterId } = shown.row;
  const [returning, setReturning] = useState(false);
  const refreshes = [routes.received, routes.inbox];
  const signFor = useCommand(routes.signFor, { refreshes });
  const giveBack = useCommand(routes.returnReceived, { refreshes, onDone: () => setReturning(false) });
  const said = giveBack.data?.said ?? signFor.data?.said;
  return (
    <div className="panel panel-body stack">
      {said && <UndoLine done={`${said}。`}>{matterId && <Link to={`/matters/${matterId}`}>打开收文</Link>}</UndoLine>}
      {shown.mayAct && (
        <div className="row wrap">
          <Button type="primary" loading={signFor.isPending} onClick={() => signFor.mutate({ params: { exchangeId } })}>
            签收，登记为收文
          </Button>
          <Button danger onClick={() => setReturning(true)}>
            退回给{from}…
          </Button>
        </div>
      )}
      {!said && !shown.mayAct && <StageLine shown={shown} onReturn={() => setReturning(true)} />}
      <Refusal error={signFor.error} />
      {(stage === 'RECEIVED' || stage === 'SIGNED') && (
        <ReturnDialog
          open={returning}
          from={from}
          busy={giveBack.isPending}
          error={giveBack.error}
          onLeave={() => setReturning(false)}
          onDecide={(reasonCode, text) =>
            giveBack.mutate({ params: { exchangeId }, body: { reasonCode, text, stage } })
          }
        />
      )}
    </div>
  );
}

interface StageLineProps {
  readonly shown: InboxDocument;
  readonly onReturn: () => void;
}

/** After signing for it: where it is handled, and 初审退文 for what should not be handled here. */
function StageLine({ shown, onReturn }: StageLineProps) {
  const { stage, actedAt, matterId, from } = shown.row;
  if (stage === 'RETURNED')
    return (
      <p>
        已退回给{from}，<When instant={actedAt ?? shown.row.receivedAt} />。
      </p>
    );
  return (
    <div className="row wrap between">
      <p className="row wrap">
        <span>
          {stage === 'FINISHED' ? '已办结，已反馈给发文单位。' : '已签收，'}
          {stage === 'SIGNED' && actedAt && <When instant={actedAt} />}
        </span>
        {matterId && <Link to={`/matters/${matterId}`}>打开收文</Link>}
      </p>
      {stage === 'SIGNED' && (
        <Button size="small" danger onClick={onReturn}>
          初审不合要求，退回给{from}…
        </Button>
      )}
    </div>
  );
}

function Facts({ shown }: { readonly shown: InboxDocument }) {
  const facts: readonly (readonly [string, string])[] = [
    ['发文单位', shown.row.from],
    ['发文字号', shown.row.documentNumber],
    ['签发人', shown.signatory],
    ['成文日期', fullDateWords(`${shown.documentDate}T00:00:00.000Z`)],
    ['主送', shown.mainRecipients.join('，')],
    ['抄送', shown.copyRecipients.join('，')],
    ['摘要', shown.summary],
    ['备注', shown.remarks],
    ['再次发来', shown.sentAgain ? '退回以后，发文单位再次发来的' : ''],
  ];
  return (
    <dl className="received-facts">
      <div>
        <dt>收到</dt>
        <dd className="row">
          <When instant={shown.row.receivedAt} />
          <UrgencyChip urgency={urgencyOf(shown.row)} />
        </dd>
      </div>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
