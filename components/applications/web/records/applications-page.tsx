import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { routes as matters } from '#components/matters/contract.ts';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../../contract.ts';
import '../applications.css';

/** 办事应用: what the agency has made for itself, to start and to look up. */
export function ApplicationsPage() {
  const query = useRoute(routes.list);
  const navigate = useNavigate();
  const start = useCommand(matters.create, { onDone: ({ matterId }) => navigate(`/matters/${matterId}`) });
  return (
    <>
      <PageTitle
        title="办事应用"
        sentence="本单位自己设置的事项。点名称看记录，能看到的是您发起、办理过和有权查看的。"
        actions={<Link to="/own-keys">我名下的应用密钥</Link>}
      />
      <div className="stack">
        <Refusal error={start.error} />
        <ListStates query={query} empty={({ applications }) => applications.length === 0 && <NoApplications />}>
          {({ applications }) =>
            [...new Set(applications.map((one) => one.group))].map((group) => (
              <Panel key={group} title={group}>
                <ul className="applications-list">
                  {applications
                    .filter((one) => one.group === group)
                    .map((one) => (
                      <li key={one.id}>
                        <div className="about">
                          <Link to={`/applications/${one.id}`}>{one.name}</Link>
                          {!one.open && <span className="chip later">已停用</span>}
                          {one.hint && <p className="tertiary small">{one.hint}</p>}
                        </div>
                        {one.mayStart && (
                          <Button
                            disabled={start.isPending}
                            aria-label={`发起“${one.name}”`}
                            onClick={() => start.mutate({ body: { kindCode: one.kindCode } })}
                          >
                            发起
                          </Button>
                        )}
                      </li>
                    ))}
                </ul>
              </Panel>
            ))
          }
        </ListStates>
      </div>
    </>
  );
}

const NoApplications = () => (
  <section className="panel">
    <EmptyState
      sentence="本单位还没有设置办事应用。"
      detail="需要外出报备、用印申请、物品领用之类，请系统管理员在“应用设置”里从模板新建，一两分钟就能用。"
    />
  </section>
);
