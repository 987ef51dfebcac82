import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '#platform/web/data/use-route.ts';
import { routes } from '../../contract.ts';

/** One press opens a page of a kind; the second half of a double click finds it opening. */
export function useStart() {
  const navigate = useNavigate();
  const isOpening = useRef(false);
  const create = useCommand(routes.create, {
    onDone: ({ matterId }) => navigate(`/matters/${matterId}`),
  });
  return {
    error: create.error,
    /** Code of the kind that is being started. */
    starting: create.isPending ? create.variables.body.kindCode : undefined,
    start: (kindCode: string) => {
      if (isOpening.current) return;
      isOpening.current = true;
      create.mutate({ body: { kindCode } }, { onSettled: () => (isOpening.current = false) });
    },
  };
}
