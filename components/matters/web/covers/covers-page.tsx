import { Button } from 'antd';
import { useState } from 'react';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { useMay } from '#platform/web/shell/session.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { type CoverOverview, routes } from '../../contract.ts';
import { AgreedCovers } from './agreed-covers.tsx';
import { ProposeAwayDialog } from './propose-away-dialog.tsx';
import { ProposePairDialog } from './propose-pair-dialog.tsx';
import { StandingTable } from './standing-table.tsx';
import { WaitingCovers } from './waiting-covers.tsx';
import './covers.css';

/** AB岗和代理: the system administrator proposes, the security administrator agrees; both see who stands in for whom. */
export function CoversPage() {
  const proposes = useMay('matters.covers');
  const read = proposes ? routes.covers : routes.coversToAgree;
  const query = useRoute(read);
  useLive('covers', () => void refresh(read));
  const [asking, setAsking] = useState<'pair' | 'away'>();
  const [done, setDone] = useState('');
  const close = (said?: string) => {
    setAsking(undefined);
    if (said !== undefined) setDone(said);
  };
  return (
    <>
      <PageTitle
        title="AB岗和代理"
        sentence={
          proposes
            ? '您提出，安全管理员同意以后才生效，本人会看到。签发、批示、签批和工作秘密都不能由别人代办。'
            : '系统管理员提出的安排，您核实同意以后才生效，本人会看到。签发、批示、签批和工作秘密都不能由别人代办。'
        }
        actions={
          proposes && (
            <>
              <Button onClick={() => setAsking('pair')}>设 AB 岗…</Button>
              <Button onClick={() => setAsking('away')}>为不在岗的人安排代理…</Button>
            </>
          )
        }
      />
      {done && <UndoLine done={done} />}
      <ListStates query={query}>
        {(overview) => (
          <>
            <Overview overview={overview} proposes={proposes} onSaid={setDone} />
            {asking === 'pair' && <ProposePairDialog kinds={overview.kinds} onClose={close} />}
            {asking === 'away' && <ProposeAwayDialog kinds={overview.kinds} onClose={close} />}
          </>
        )}
      </ListStates>
    </>
  );
}

interface OverviewProps {
  readonly overview: CoverOverview;
  readonly proposes: boolean;
  readonly onSaid: (said: string) => void;
}

const Overview = ({ overview: { waiting, agreed, standing }, proposes, onSaid }: OverviewProps) => (
  <div className="stack">
    {(waiting.length > 0 || !proposes) && (
      <Panel title={proposes ? '等安全管理员同意' : '等您同意'} aside={`${waiting.length} 项`}>
        <WaitingCovers rows={waiting} proposes={proposes} onSaid={onSaid} />
      </Panel>
    )}
    <Panel title="现在谁代谁办" aside={`${standing.length} 项`}>
      {standing.length === 0 ? (
        <EmptyState sentence="现在没有人代别人办理。" detail="本人请的代理、B 岗和安排的代理，生效时都列在这里。" />
      ) : (
        <StandingTable rows={standing} />
      )}
    </Panel>
    <Panel title="AB 岗和不在岗的人" aside={`${agreed.length} 项`}>
      <AgreedCovers rows={agreed} proposes={proposes} onSaid={onSaid} />
    </Panel>
  </div>
);
