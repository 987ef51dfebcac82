import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
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

const pageLength = 100;
const mostShown = 5000;

/** AB岗和代理: the system administrator proposes, the security administrator agrees; both see who stands in for whom. */
export function CoversPage() {
  const proposes = useMay('matters.covers');
  const read = proposes ? routes.covers : routes.coversToAgree;
  const [sought, setSought] = useState({ words: '', shown: pageLength });
  const query = useRoute(read, { query: sought }, { keepPrevious: true });
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
            <Overview
              overview={overview}
              proposes={proposes}
              onSaid={setDone}
              words={sought.words}
              onSearch={(words) => setSought({ words, shown: pageLength })}
              more={
                sought.shown < mostShown && (
                  <Button
                    loading={query.isFetching}
                    onClick={() => setSought({ ...sought, shown: sought.shown + pageLength })}
                  >
                    更多
                  </Button>
                )
              }
            />
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
  /** What the two lists are narrowed to; what waits is shown whatever is sought. */
  readonly words: string;
  readonly onSearch: (words: string) => void;
  readonly more: ReactNode;
}

function Overview({ overview, proposes, onSaid, words, onSearch, more }: OverviewProps) {
  const { waiting, agreed, standing, totals } = overview;
  const none = <EmptyState sentence={`没有和“${words}”有关的。`} detail="换几个字再找。" />;
  return (
    <div className="stack">
      {(waiting.length > 0 || !proposes) && (
        <Panel title={proposes ? '等安全管理员同意' : '等您同意'} aside={`${totals.waiting} 项`}>
          <WaitingCovers rows={waiting} proposes={proposes} onSaid={onSaid} />
          {totals.waiting > waiting.length && (
            <p className="list-end tertiary">只列最近的 {waiting.length} 项，处理以后列后面的。</p>
          )}
        </Panel>
      )}
      {(words || totals.agreed + totals.standing > 0) && (
        <search className="cover-search">
          <Input.Search
            aria-label="找代理安排"
            placeholder="姓名、科室"
            allowClear
            maxLength={60}
            onSearch={(typed) => onSearch(typed.trim())}
          />
        </search>
      )}
      <Panel title="现在谁代谁办" aside={`${totals.standing} 项`}>
        {standing.length > 0 ? (
          <StandingTable rows={standing} />
        ) : words ? (
          none
        ) : (
          <EmptyState sentence="现在没有人代别人办理。" detail="本人请的代理、B 岗和安排的代理，生效时都列在这里。" />
        )}
        {totals.standing > standing.length && <p className="list-end">{more}</p>}
      </Panel>
      <Panel title="AB 岗和不在岗的人" aside={`${totals.agreed} 项`}>
        {agreed.length === 0 && words ? none : <AgreedCovers rows={agreed} proposes={proposes} onSaid={onSaid} />}
        {totals.agreed > agreed.length && <p className="list-end">{more}</p>}
      </Panel>
    </div>
  );
}
