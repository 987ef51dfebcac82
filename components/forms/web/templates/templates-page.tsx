import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { When } from '#platform/web/widgets/chips.tsx';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { EmptyState, ListStates, RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes, type TemplateLine } from '../../contract.ts';
import { NewFormDialog } from '../list/new-form-dialog.tsx';
import { TemplateName } from './keep-template.tsx';
import { TemplatePreview } from './template-preview.tsx';

type Act = 'look' | 'begin' | 'rename' | 'drop';

/** 表单模板: versions of its own forms that the agency begins others with. */
export function TemplatesPage(): ReactNode {
  const query = useRoute(routes.templates);
  const [open, setOpen] = useState<{ readonly act: Act; readonly template: TemplateLine }>();
  if (query.error?.status === 403) return <RefusedPage title="表单模板" error={query.error} />;
  const leave = (): void => setOpen(undefined);
  return (
    <>
      <PageTitle
        title="表单模板"
        sentence={
          <>
            新建表单时可以从这些模板开始。存的是一张表单的某一版，那张表单以后怎么改，模板都不变。
            <Link to="/forms">回到所有表单</Link>
          </>
        }
      />
      <Panel title="本单位的模板" aside={query.data && `共 ${query.data.templates.length} 份`}>
        <ListStates
          query={query}
          empty={({ templates }) =>
            templates.length === 0 && (
              <EmptyState
                sentence="还没有模板。"
                detail="打开一张发布过的表单，在“版本”里选一版，按“存为模板…”。随产品带来的几份，新建表单时就能选到。"
              />
            )
          }
        >
          {({ templates }) => (
            <TemplateTable templates={templates} onAct={(act, template) => setOpen({ act, template })} />
          )}
        </ListStates>
      </Panel>
      {open && <Opened {...open} onLeave={leave} />}
    </>
  );
}

interface TableProps {
  readonly templates: readonly TemplateLine[];
  readonly onAct: (act: Act, template: TemplateLine) => void;
}

const acts: readonly (readonly [Act, string])[] = [
  ['look', '看样子'],
  ['begin', '用它新建…'],
  ['rename', '改名…'],
  ['drop', '不再作模板…'],
];

const TemplateTable = ({ templates, onAct }: TableProps): ReactNode => (
  <div className="table-frame">
    <table className="plain-table stacks">
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">从哪张表单存的</th>
          <th scope="col">那一版的发布时间</th>
          <th scope="col">可以</th>
        </tr>
      </thead>
      <tbody>
        {templates.map((template) => (
          <tr key={template.formId}>
            <th scope="row">{template.name}</th>
            <td>
              <Link to={`/forms/${template.formId}`}>{template.formName}</Link>，第 {template.number} 版
              {template.older && <span className="tertiary">（表单已经有更新的版本）</span>}
            </td>
            <td className="one-line">
              <When instant={template.publishedAt} />
            </td>
            <td>
              <div className="template-acts">
                {acts.map(([act, words]) => (
                  <Button key={act} size="small" onClick={() => onAct(act, template)}>
                    {words}
                  </Button>
                ))}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

interface OpenedProps {
  readonly act: Act;
  readonly template: TemplateLine;
  readonly onLeave: () => void;
}

function Opened({ act, template, onLeave }: OpenedProps): ReactNode {
  const { formId, number, name } = template;
  switch (act) {
    case 'look':
      return (
        <Drawer open title={`模板“${name}”`} size="large" onClose={onLeave}>
          <div className="template-drawer">
            <TemplatePreview choice={{ formId, number }} />
          </div>
        </Drawer>
      );
    case 'begin':
      return <NewFormDialog open begin={formId} onLeave={onLeave} />;
    case 'rename':
      return <TemplateName formId={formId} number={number} begin={name} title="给模板改名" onLeave={onLeave} />;
    case 'drop':
      return <DropTemplate template={template} onLeave={onLeave} />;
  }
}

function DropTemplate({ template, onLeave }: Omit<OpenedProps, 'act'>): ReactNode {
  const drop = useCommand(routes.dropTemplate, { refreshes: [routes.templates], onDone: onLeave });
  return (
    <DecisionDialog
      open
      size="question"
      title={`“${template.name}”不再作模板？`}
      leaveWords="留着"
      primaryWords="不再作模板"
      busy={drop.isPending}
      error={drop.error}
      onLeave={onLeave}
      onDecide={() => drop.mutate({ params: { formId: template.formId } })}
    >
      <p>表单“{template.formName}”和从它开始的表单都还在，只是新建表单时不再列出它。</p>
    </DecisionDialog>
  );
}
