import { useNavigate, useParams } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { routes } from '../../contract.ts';
import { searchPersons } from './grant-dialog.tsx';
import { HeldTable } from './held-table.tsx';
import { PermissionTabs } from './permission-tabs.tsx';

/** 为什么: everything one person may do, by working identity, each with its reason. */
export function WhyPage() {
  const { personId } = useParams();
  const navigate = useNavigate();
  return (
    <>
      <PageTitle title="一个人能做什么，为什么" />
      <PermissionTabs />
      <div className="stack">
        <div className="why-picker">
          <PersonPicker
            label="看谁的权限"
            value={[]}
            search={searchPersons}
            onChange={([person]) => person && navigate(`/permissions/why/${person.personId}`)}
          />
        </div>
        {personId ? (
          <PersonPermissions personId={personId} />
        ) : (
          <EmptyState sentence="先选一个人。" detail="会列出他的每一项权限，以及这项权限是怎么来的。" />
        )}
      </div>
    </>
  );
}

function PersonPermissions({ personId }: { readonly personId: string }) {
  const query = useRoute(routes.permissionsOfPerson, { params: { personId } });
  return (
    <ListStates query={query}>
      {({ personName, identities }) => (
        <div className="stack">
          {identities.map((identity) => (
            <Panel
              key={identity.assignmentId}
              title={`${personName}　${identity.words}`}
              aside={identity.main ? '主要任职' : '兼任'}
            >
              <HeldTable held={identity} />
            </Panel>
          ))}
        </div>
      )}
    </ListStates>
  );
}
