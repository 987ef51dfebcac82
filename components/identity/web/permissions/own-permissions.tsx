import { useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes } from '../../contract.ts';
import { HeldTable } from './held-table.tsx';

/** 我的权限: what I may do in the present working identity, and why. */
export function OwnPermissions() {
  const query = useRoute(routes.ownPermissions);
  return (
    <Panel title="我能做什么，为什么" aside={query.data?.words}>
      <ListStates query={query}>{(held) => <HeldTable held={held} />}</ListStates>
    </Panel>
  );
}
