import type { ReplyOf } from '@gov/base/component';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates, RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../../contract.ts';
import { type Made, PackDrawer, type PackSource } from '../packs/pack-drawer.tsx';
import { ImportPack } from './import-pack.tsx';
import '../applications.css';

/** 应用设置: the agency's own applications, and the templates to make more from. */
export function SettingsPage() {
  const query = useRoute(routes.allSettings);
  const navigate = useNavigate();
  const [made, setMade] = useState<Made>();
  if (query.error?.status === 403) return <RefusedPage title="应用设置" error={query.error} />;
  return (
    <>
      <PageTitle
        title="应用设置"
        sentence="用一张表单加一个流程做成一种事项，同事就能在“发起”里办。这里只管设置，看不到谁办了什么。"
        actions={
          <Button type="primary" onClick={() => navigate('/application-settings/new')}>
            新建应用
          </Button>
        }
      />
      <div className="stack">
        {made && <MadeNote made={made} />}
        <Panel title="本单位的应用">
          <ListStates
            query={query}
            empty={({ applications }) =>
              applications.length === 0 && (
                <EmptyState sentence="还没有应用。" detail="从下面的模板装一个，马上能用，以后随时可以改。" />
              )
            }
          >
            {({ applications }) => <ApplicationTable applications={applications} />}
          </ListStates>
        </Panel>
        <TemplatesPanel onMade={setMade} />
      </div>
    </>
  );
}

const MadeNote = ({ made }: { readonly made: Made }) => (
  <Note kind="success">
    <b>“{made.name}”已经装好，同事现在就能在“发起”里找到。</b>
    {made.remarks.map((remark) => (
      <p key={remark}>{remark}</p>
    ))}
    <Link to={`/application-settings/${made.id}`}>看看设置，按本单位的习惯改</Link>
  </Note>
);

type Applications = ReplyOf<(typeof routes)['allSettings']>['applications'];

const ApplicationTable = ({ applications }: { readonly applications: Applications }) => (
  <div className="applications-frame">
    <table className="applications-table">
      <thead>
        <tr>
          <th scope="col">应用</th>
          <th scope="col">位置</th>
          <th scope="col">步骤</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {applications.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Link to={`/application-settings/${one.id}`}>{one.name}</Link>
              {one.newer && <p className="small warning-text">表单或流程有新版本，保存一次就用新的</p>}
            </th>
            <td className="short">{one.group}</td>
            <td>{one.way}</td>
            <td className="short">
              {one.open ? <span className="chip done">启用</span> : '已停用'}
              {!one.used && <span className="tertiary small"> 还没有人用过</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function TemplatesPanel({ onMade }: { readonly onMade: (made: Made) => void }) {
  const query = useRoute(routes.packs);
  const [looking, setLooking] = useState<PackSource>();
  const packs = query.data?.packs ?? [];
  const install = useCommand(routes.installPack, {
    refreshes: [routes.allSettings],
    onDone: (reply, { body }) => onMade({ ...reply, name: packs.find(({ id }) => id === body.pack)?.name ?? '' }),
  });
  return (
    <Panel title="从模板新建" aside="装好以后表单、步骤、名称都可以改">
      <Refusal error={install.error} />
      <ListStates query={query}>
        {(reply) => (
          <ul className="applications-list">
            {reply.packs.map((pack) => (
              <li key={pack.id}>
                <div className="about">
                  <b>{pack.name}</b>
                  <p className="tertiary small">{pack.hint}</p>
                  <p className="tertiary small">{pack.way}</p>
                </div>
                <Button aria-label={`先看看${pack.name}`} onClick={() => setLooking({ shipped: pack.id })}>
                  先看看
                </Button>
                <Button
                  aria-label={`装上${pack.name}`}
                  disabled={install.isPending}
                  onClick={() => install.mutate({ body: { pack: pack.id } })}
                >
                  装上
                </Button>
              </li>
            ))}
            <li>
              <ImportPack onChosen={(file) => setLooking({ file })} />
            </li>
          </ul>
        )}
      </ListStates>
      {looking && <PackDrawer from={looking} onLeave={() => setLooking(undefined)} onMade={onMade} />}
    </Panel>
  );
}
