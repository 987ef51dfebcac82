import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { OpinionStepsProps } from '#components/forms/web/parts.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { routes } from '../../contract.ts';
import { isAlike } from './rights-view.tsx';

/** 哪些步骤的意见写进来: as the processes of a form say it, which is where it is set. */
export function OpinionSteps({ label, formId, formName, block }: OpinionStepsProps): ReactNode {
  const query = useRoute(routes.list);
  return (
    <section className="form-field" aria-label={label}>
      <span>{label}</span>
      <ListStates query={query} lines={2}>
        {({ processes }) => {
          const own = processes.filter((one) => one.formId === formId);
          const meant = own.length > 0 ? own : processes.filter(({ name }) => isAlike(name, formName));
          if (meant.length === 0)
            return (
              <p className="tertiary small">还没有流程用这张表单。画流程时，在步骤的“意见写在”一栏选这个意见栏。</p>
            );
          return (
            <ul className="plain-list">
              {meant.map(({ processId, name }) => (
                <li key={processId}>
                  <StepsOfProcess processId={processId} name={name} block={block} />
                </li>
              ))}
            </ul>
          );
        }}
      </ListStates>
    </section>
  );
}

interface StepsOfProcessProps {
  readonly processId: string;
  readonly name: string;
  readonly block: string;
}

function StepsOfProcess({ processId, name, block }: StepsOfProcessProps): ReactNode {
  const query = useRoute(routes.rights, { params: { processId } });
  return (
    <ListStates query={query} lines={1}>
      {({ steps, draft }) => {
        const writing = steps.filter((step) => step.block === block).map((step) => step.name);
        return (
          <>
            {writing.length > 0 ? <b>{writing.join('、')}</b> : <span className="tertiary">没有步骤写进来</span>}
            <br />
            <span className="tertiary small">
              流程<Link to={`/processes/${processId}`}>“{name}”</Link>
              {draft?.more ? '，另有没发布的修改' : ''}
            </span>
          </>
        );
      }}
    </ListStates>
  );
}
