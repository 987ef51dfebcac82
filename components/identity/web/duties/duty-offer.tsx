import { Button } from 'antd';
import { useState } from 'react';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { useMay } from '#platform/web/shell/session.tsx';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { type DutyOffer as Offer, routes } from '../../contract.ts';
import { dutyWords } from '../../rules/duty-words.ts';
import { dutyTasks } from '../duty-tasks.ts';
import './duties.css';

const refreshes = [routes.dutyOffer, routes.duties, routes.session];

/** 请您担任管理员: what the reader is asked to take over; nothing where nobody asks. */
export function DutyOffer() {
  const { data } = useRoute(routes.dutyOffer);
  useLive('duty-offer', () => void refresh(routes.dutyOffer));
  return data?.offer ? <OfferPanel offer={data.offer} /> : null;
}

function OfferPanel({ offer }: { readonly offer: Offer }) {
  const [accepting, setAccepting] = useState(false);
  const now = useNow();
  const decline = useCommand(routes.declineHandOver, { refreshes });
  const name = dutyWords[offer.duty];
  return (
    <Panel title={offer.accepted ? `您将担任${name}` : `请您担任${name}`}>
      <div className="duty-offer">
        <p>
          {offer.proposedByName}提出从 {offer.on} 起由您接替
          {offer.fromName === offer.proposedByName ? '他' : offer.fromName}，理由：{offer.reason}。
        </p>
        <p className="secondary small">
          {name}：{dutyTasks[offer.duty]}。
        </p>
        <Note>{stateWords(offer, now)}</Note>
        <Refusal error={decline.error} />
        <div className="row">
          {!offer.accepted && (
            <Button type="primary" onClick={() => setAccepting(true)}>
              同意担任…
            </Button>
          )}
          <Button
            danger
            loading={decline.isPending}
            onClick={() => decline.mutate({ params: { handOverId: offer.id } })}
          >
            {offer.accepted ? '改为不担任' : '不担任'}
          </Button>
        </div>
      </div>
      {accepting && <AcceptDialog offer={offer} onClose={() => setAccepting(false)} />}
    </Panel>
  );
}

function stateWords({ accepted, fromName, on, until }: Offer, now: number): string {
  if (accepted) return `您已经同意，${on} 自动生效；在那以前还可以改。`;
  const deadline = until ? `到 ${dateTimeWords(until, now)} 没有回答，自动作废。` : '';
  return `您同意以前什么都不变，仍由${fromName}担任。${deadline}`;
}

function AcceptDialog({ offer, onClose }: { readonly offer: Offer; readonly onClose: () => void }) {
  const handles = useMay('matters.handle');
  const accept = useCommand(routes.acceptHandOver, { refreshes, onDone: onClose });
  const name = dutyWords[offer.duty];
  return (
    <DecisionDialog
      open
      title={`同意担任${name}`}
      leaveWords="先不回答"
      primaryWords={`同意，接替${offer.fromName}`}
      danger
      busy={accept.isPending}
      error={accept.error}
      onLeave={onClose}
      onDecide={() => accept.mutate({ params: { handOverId: offer.id } })}
    >
      <Note kind="warning">
        <p>从 {offer.on} 起（这天已到的，马上）：</p>
        <ul className="consequences">
          <li>
            您有{name}的全部权限，{offer.fromName}不再有。
          </li>
          {handles && <li>您不再能发起、查看和办理事项和公文；手里没办完的，请先转给别人再同意。</li>}
          <li>以后不再担任，要在“三员”里移交给别人。</li>
        </ul>
      </Note>
    </DecisionDialog>
  );
}
