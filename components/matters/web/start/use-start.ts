import { useNavigate } from 'react-router';
import { useCommand } from '#platform/web/data/use-route.ts';
import { routes } from '../../contract.ts';

/** One press makes a draft of a kind and opens it. */
export function useStart() {
  const navigate = useNavigate();
  const create = useCommand(routes.create, {
    refreshes: [routes.counts, routes.list],
    onDone: ({ matterId }) => navigate(`/matters/${matterId}`),
  });
  return {
    error: create.error,
    /** Code of the kind that is being started. */
    starting: create.isPending ? create.variables.body.kindCode : undefined,
    start: (kindCode: string) => create.mutate({ body: { kindCode } }),
  };
}
