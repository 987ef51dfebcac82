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
import { useWaitingCount } from '../use-waiting-count.ts';
import '../exchange.css';
import { ReceivedFiles } from './received-files.tsx';
import { urgencyOf } from './received-row.tsx';
import { ReturnDialog } from './return-dialog.tsx';

/** One received document: what came, its files, and 签收 or 退回. */
export function ReceivedDocumentPage() {
  const { exchangeId = '' } = useParams();
  useWaitingCount();
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

type Returnable = 'RECEIVED' | 'SIGNED';

/** 签收 is the next step; 退回 asks for a reason first. What was done stays in view. */
function Acts({ shown }: { readonly shown: InboxDocument }) {
  const { exchangeId, from, stage, matterId } = shown.row;
  // What the page said when 退回 was pressed: what a colleague does meanwhile is not overruled unseen.
  const [returning, setReturning] = useState<Returnable>();
  const signFor = useCommand(routes.signFor, { refreshes: changed });
  const giveBack = useCommand(routes.returnReceived, { refreshes: changed, onDone: () => setReturning(undefined) });
  const said = giveBack.data?.said ?? signFor.data?.said;
  const askWhy = () => stage !== 'RETURNED' && stage !== 'FINISHED' && setReturning(stage);
  return (
    <div className="panel panel-body stack">
      {said && <UndoLine done={`${said}。`}>{matterId && <Link to={`/matters/${matterId}`}>打开收文</Link>}</UndoLine>}
      {shown.mayAct ? (
        <div className="row wrap">
          <Button type="primary" loading={signFor.isPending} onClick={() => signFor.mutate({ params: { exchangeId } })}>
            签收，登记为收文
          </Button>
          <Button danger onClick={askWhy}>
            退回给{from}…
          </Button>
        </div>
      ) : (
        <StageLine shown={shown} said={said !== undefined} onReturn={askWhy} />
      )}
      <Refusal error={signFor.error} />
      <ReturnDialog
        open={returning !== undefined}
        from={from}
        busy={giveBack.isPending}
        error={giveBack.error}
        onLeave={() => setReturning(undefined)}
        onDecide={(reasonCode, text) =>
          returning && giveBack.mutate({ params: { exchangeId }, body: { reasonCode, text, stage: returning } })
        }
      />
    </div>
  );
}

const changed = [routes.received, routes.inbox];

interface StageLineProps {
  readonly shown: InboxDocument;
  /** The line above says already what was done. */
  readonly said: boolean;
  readonly onReturn: () => void;
}

/** After signing for it: where it is handled, and 初审退文 for what should not be handled here. */
function StageLine({ shown, said, onReturn }: StageLineProps) {
  const { stage, from } = shown.row;
  if (said && stage !== 'SIGNED') return null;
  return (
    <div className="row wrap between">
      {!said && <StageWords row={shown.row} />}
      {stage === 'SIGNED' && (
        <Button size="small" danger onClick={onReturn}>
          初审不合要求，退回给{from}…
        </Button>
      )}
    </div>
  );
}

function StageWords({ row }: { readonly row: InboxDocument['row'] }) {
  const { stage, actedAt, matterId, from, receivedAt } = row;
  if (stage === 'RETURNED')
    return (
      <p>
        已退回给{from}，<When instant={actedAt ?? receivedAt} />。
      </p>
    );
  return (
    <p className="row wrap">
      <span>
        {stage === 'FINISHED' ? '已办结，已反馈给发文单位。' : '已签收，'}
        {stage === 'SIGNED' && actedAt && <When instant={actedAt} />}
      </span>
      {matterId && <Link to={`/matters/${matterId}`}>打开收文</Link>}
    </p>
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
