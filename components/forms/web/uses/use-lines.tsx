import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { routes } from '../../contract.ts';

/** 用在哪里: applications that the form belongs to and processes that are designed on it. */
export function UseLines({ formId }: { readonly formId: string }): ReactNode {
  const query = useRoute(routes.uses, { params: { formId } });
  return (
    <ListStates query={query} lines={2}>
      {({ uses }) =>
        uses.length === 0 ? (
          <p className="secondary">还没有应用或流程用这张表单。</p>
        ) : (
          <ul className="plain-list">
            {uses.map(({ what, name, as, path }) => (
              <li key={path}>
                {what}
                <Link to={path}>“{name}”</Link>
                {as && `（${as}）`}
              </li>
            ))}
          </ul>
        )
      }
    </ListStates>
  );
}
