import { useState } from 'react';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes } from '../../contract.ts';
import { PermissionTabs } from '../permissions/permission-tabs.tsx';
import { AgreeForm } from './agree-form.tsx';
import './accounts.css';

/** 一次性码: the security administrator agrees to the codes that wait for him, to many in one go. */
export function WaitingCodesPage() {
  const query = useRoute(routes.waitingCodes);
  const [agreed, setAgreed] = useState(0);
  useLive('waiting-codes', () => void refresh(routes.waitingCodes));
  return (
    <>
      <PageTitle
        title="权限"
        sentence="系统管理员发的一次性码，您核实同意以后本人才能用。没有同意的码什么也打不开，到期自己作废。"
      />
      <PermissionTabs />
      {agreed > 0 && <Note kind="success">已同意 {agreed} 个一次性码，本人现在可以用了。</Note>}
      <Panel title="等您同意的一次性码" aside={query.data && `${query.data.total} 个`}>
        <ListStates
          query={query}
          empty={({ people }) =>
            people.length === 0 && (
              <EmptyState
                sentence="没有等您同意的一次性码。"
                detail="系统管理员给人开通账号、重设密码以后，码会出现在这里。"
              />
            )
          }
        >
          {({ people, total }) => <AgreeForm people={people} total={total} onAgreed={setAgreed} />}
        </ListStates>
      </Panel>
    </>
  );
}
