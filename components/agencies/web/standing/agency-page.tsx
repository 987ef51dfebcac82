import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { StateChip } from '#platform/web/widgets/chips.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { type AgencyStanding, type NameLine, type RelationLine, routes } from '../../contract.ts';
import { FirstAccountsPanel } from '../opening/first-accounts-panel.tsx';
import { AddRelationDialog } from './add-relation-dialog.tsx';
import { EndRelationDialog } from './end-relation-dialog.tsx';
import { RelationList } from './relation-list.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { StateDialog } from './state-dialog.tsx';
import './standing.css';

type Act = 'rename' | 'state' | 'relate' | RelationLine;

/** One agency as the platform sees it: state, names by date, relations to others. */
export function AgencyPage() {
  const { agencyId = '' } = useParams();
  const query = useRoute(routes.agency, { params: { agencyId } });
  const [act, setAct] = useState<Act>();
  return (
    <>
      <PageTitle
        title={query.data?.name ?? '单位'}
        sentence={query.data && `${query.data.shortName}，${query.data.levelWords}，代码 ${query.data.code}`}
        actions={<Link to="/agencies">回到各单位</Link>}
      />
      <ListStates query={query}>
        {(agency) => (
          <>
            <div className="stack">
              {agency.opening && <FirstAccountsPanel agency={agency} opening={agency.opening} />}
              <StatePanel agency={agency} onAct={setAct} />
              {!agency.isPlatform && <RelationPanel agency={agency} onAct={setAct} />}
              {agency.names.length > 0 && (
                <Panel title="名称">
                  <NameList names={agency.names} />
                </Panel>
              )}
            </div>
            <Dialog agency={agency} act={act} onClose={() => setAct(undefined)} />
          </>
        )}
      </ListStates>
    </>
  );
}

interface PanelProps {
  readonly agency: AgencyStanding;
  readonly onAct: (act: Act) => void;
}

const StatePanel = ({ agency, onAct }: PanelProps) => (
  <Panel title="状态">
    <div className="standing-state">
      {agency.state === 'OPEN' ? (
        <StateChip state="done" words="可以使用" />
      ) : (
        <StateChip state="neutral" words="已停用，内容都留着" />
      )}
      <Button size="small" onClick={() => onAct('rename')}>
        更名…
      </Button>
      {!agency.isPlatform && (
        <Button size="small" danger={agency.state === 'OPEN'} onClick={() => onAct('state')}>
          {agency.state === 'OPEN' ? '停用…' : '恢复使用…'}
        </Button>
      )}
    </div>
  </Panel>
);

const RelationPanel = ({ agency, onAct }: PanelProps) => (
  <Panel title="和其他单位的关系" aside="行文方向照这里判断">
    {agency.relations.length === 0 ? (
      <EmptyState sentence="还没有登记关系。" detail="没有关系的单位之间按不相隶属行文，用函。" />
    ) : (
      <RelationList relations={agency.relations} onEnd={onAct} />
    )}
    <div className="standing-state">
      <Button size="small" onClick={() => onAct('relate')}>
        建立关系…
      </Button>
    </div>
  </Panel>
);

const NameList = ({ names }: { readonly names: readonly NameLine[] }) => (
  <ul className="line-list">
    {names.map((name) => (
      <li key={name.from}>
        <div className="grow">
          <p>
            {name.from} 起{name.applied ? '称' : '改称'} <b>{name.name}</b>（{name.shortName}）
          </p>
          <p className="tertiary small">以前是 {name.formerName}</p>
        </div>
        {!name.applied && <StateChip state="now" words="到那天自动生效" />}
      </li>
    ))}
  </ul>
);

interface DialogProps {
  readonly agency: AgencyStanding;
  readonly act: Act | undefined;
  readonly onClose: () => void;
}

function Dialog({ agency, act, onClose }: DialogProps) {
  if (act === undefined) return null;
  if (act === 'rename') return <RenameDialog agency={agency} onClose={onClose} />;
  if (act === 'state') return <StateDialog agency={agency} onClose={onClose} />;
  if (act === 'relate') return <AddRelationDialog agency={agency} onClose={onClose} />;
  return <EndRelationDialog agency={agency} relation={act} onClose={onClose} />;
}
