import type { FormTemplate } from '@gov/forms';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { routes as formRoutes } from '#components/forms/contract.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates, LoadingState } from '#platform/web/widgets/list-states.tsx';
import { routes as processRoutes } from '../../contract.ts';
import { RightsDesk } from './rights-desk.tsx';
import './rights.css';

interface RightsViewProps {
  readonly formId: string;
  readonly template: FormTemplate;
}

/** 谁能看和填: what each step of a process may do with the fields of this form. */
export function RightsView({ formId, template }: RightsViewProps): ReactNode {
  const query = useRoute(processRoutes.list);
  const [chosen, setChosen] = useState<string>();
  return (
    <div className="rights">
      <ListStates
        query={query}
        lines={6}
        empty={({ processes }) =>
          processes.length === 0 && (
            <EmptyState sentence="还没有流程。" detail="有了流程，才说得上哪一步能看和填什么。" />
          )
        }
      >
        {({ processes }) => {
          const processId =
            chosen ??
            (
              processes.find((one) => one.formId === formId) ??
              processes.find(({ name }) => isAlike(name, template.name)) ??
              processes[0]
            )?.processId;
          return (
            <>
              <div className="rights-bar">
                <p>
                  <b>每一格：这一步的人对这一栏能做什么。</b>
                  点一下换一种；点行头、列头，整行、整列一起改。键盘：方向键移动，空格换。
                </p>
                <Select
                  aria-label="按哪个流程"
                  value={processId ?? null}
                  options={processes.map((one) => ({
                    value: one.processId,
                    label: `按流程：${one.name} 第 ${one.version} 版`,
                  }))}
                  onChange={setChosen}
                />
              </div>
              {processId && (
                <OverForms
                  key={processId}
                  processId={processId}
                  formId={processes.find((one) => one.processId === processId)?.formId}
                  template={template}
                />
              )}
            </>
          );
        }}
      </ListStates>
    </div>
  );
}

interface OverFormsProps {
  readonly processId: string;
  readonly formId: string | undefined;
  readonly template: FormTemplate;
}

/** Where the process is run over several forms its rights are named by all of them together, whichever one is looked at. */
function OverForms({ processId, formId, template }: OverFormsProps): ReactNode {
  const query = useRoute(formRoutes.form, { params: { formId: formId ?? '' } }, { enabled: formId !== undefined });
  if (formId !== undefined && !query.data && !query.error) return <LoadingState lines={8} />;
  const over = query.data?.current?.template;
  return <RightsDesk processId={processId} template={over?.parts ? over : template} />;
}

/** `请假申请单` and `请假申请` belong together more likely than others do. */
/** Where no process is designed on a form its name tells which is meant. */
export const isAlike = (process: string, form: string): boolean => form.slice(0, 2) === process.slice(0, 2);
