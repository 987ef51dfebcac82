import type { ReplyOf } from '@gov/base/component';
import { Checkbox } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import type { OpinionStepsProps } from '#components/forms/web/parts.ts';
import { refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes, type StepRights } from '../../contract.ts';
import { onForm, opinionChoices } from './opinion-choices.ts';
import { isAlike } from './rights-view.tsx';

/** 哪些步骤的意见写进来: set here for the processes of a form, kept in their drafts. */
export function OpinionSteps({ label, formId, formName, block }: OpinionStepsProps): ReactNode {
  const query = useRoute(routes.list);
  return (
    <section className="form-field" aria-label={label}>
      <span>{label}</span>
      <ListStates query={query} lines={2}>
        {({ processes, drafts }) => {
          const own = onForm([...processes, ...drafts], formId);
          const meant = own.length > 0 ? own : processes.filter(({ name }) => isAlike(name, formName));
          if (meant.length === 0)
            return (
              <p className="tertiary small">
                还没有流程用这张表单。画流程时，先选“按哪张表单设计”，存上草稿，这里就能勾。
              </p>
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
      {(process) => <Choices process={process} name={name} block={block} />}
    </ListStates>
  );
}

interface ChoicesProps extends Pick<StepsOfProcessProps, 'name' | 'block'> {
  readonly process: ReplyOf<(typeof routes)['rights']>;
}

function Choices({ process, name, block }: ChoicesProps): ReactNode {
  const { processId, draftVersion: baseVersion } = process;
  const save = useCommand(routes.saveOpinionStep, { refreshes: [routes.rights, routes.design] });
  const isStale = save.error?.code === 'processes.draft-stale';
  useEffect(() => {
    if (isStale) void refresh(routes.rights);
  }, [isStale]);
  const { choices, waits } = opinionChoices(process, block);
  const set = ({ node }: Pick<StepRights, 'node'>, writes: boolean): void =>
    save.mutate({ params: { processId }, body: { baseVersion, node, block, writes } });
  return (
    <>
      <span className="small">
        流程<Link to={`/processes/${processId}`}>“{name}”</Link>
      </span>
      <ul className="plain-list">
        {choices.map((step) => (
          <li key={step.node}>
            <Checkbox
              checked={step.writes}
              disabled={save.isPending || step.gone}
              onChange={(event) => set(step, event.target.checked)}
            >
              {step.name}
              {step.elsewhere && <span className="tertiary small">（现在写进另一个意见栏）</span>}
              {step.gone && <span className="tertiary small">（流程草稿里没有这一步了）</span>}
            </Checkbox>
          </li>
        ))}
      </ul>
      {waits && (
        <p className="small" role="status">
          改动存在流程草稿里，打开上面的流程发布以后才算数。
        </p>
      )}
      <Refusal error={save.error} />
    </>
  );
}
