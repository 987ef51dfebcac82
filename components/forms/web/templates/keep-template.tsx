import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { TextField } from '#platform/web/widgets/field.tsx';
import { routes, type TemplateLine } from '../../contract.ts';

interface KeepTemplateProps {
  readonly formId: string;
  readonly number: number;
  /** What the form is called in this version. */
  readonly formName: string;
}

/** 存为模板, for one published version. */
export function KeepTemplate({ formId, number, formName }: KeepTemplateProps): ReactNode {
  const [naming, setNaming] = useState(false);
  const kept = useRoute(routes.templates).data?.templates.find((one) => one.formId === formId);
  return (
    <div>
      <Button onClick={() => setNaming(true)}>存为模板…</Button>
      <p className="tertiary small">{keptWords(kept, number)}</p>
      {naming && (
        <TemplateName
          formId={formId}
          number={number}
          begin={kept?.name ?? formName}
          title={`把第 ${number} 版存为模板`}
          onLeave={() => setNaming(false)}
        />
      )}
      {kept && (
        <p className="small">
          <Link to="/forms/templates">看所有表单模板</Link>
        </p>
      )}
    </div>
  );
}

function keptWords(kept: TemplateLine | undefined, number: number): string {
  if (!kept) return '以后新建表单可以从它开始。这张表单怎么改，模板都不变。';
  if (kept.number === number) return `这一版就是模板“${kept.name}”。再存一次可以改名。`;
  return `第 ${kept.number} 版已经存为模板“${kept.name}”，再存就换成这一版。`;
}

interface TemplateNameProps {
  readonly formId: string;
  readonly number: number;
  readonly begin: string;
  readonly title: string;
  readonly onLeave: () => void;
}

/** What a template is called; saved with the version it is. */
export function TemplateName({ formId, number, begin, title, onLeave }: TemplateNameProps): ReactNode {
  const [name, setName] = useState(begin);
  const keep = useCommand(routes.keepTemplate, { refreshes: [routes.templates], onDone: onLeave });
  const typed = name.trim();
  return (
    <DecisionDialog
      open
      size="question"
      title={title}
      leaveWords="先不存"
      primaryWords="存为模板"
      disabled={typed === ''}
      busy={keep.isPending}
      error={keep.error}
      onLeave={onLeave}
      onDecide={() => keep.mutate({ params: { formId }, body: { number, name: typed } })}
    >
      <TextField
        label="模板叫什么"
        hint="本单位设计表单的人新建表单时按这个名称找"
        value={name}
        maxLength={100}
        onChange={setName}
      />
    </DecisionDialog>
  );
}
