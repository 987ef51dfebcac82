import type { FormTemplate } from '@gov/forms';
import { Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '#platform/web/data/call.ts';
import { CallError } from '#platform/web/data/call-error.ts';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ChoiceField, TextField } from '#platform/web/widgets/field.tsx';
import { routes } from '../../contract.ts';
import { blankTemplate, startTemplates } from './start-templates.ts';

type From = 'blank' | 'template' | 'copy';

const ways: readonly { readonly value: From; readonly label: string }[] = [
  { value: 'blank', label: '从空白稿纸开始' },
  { value: 'template', label: '从模板开始' },
  { value: 'copy', label: '照着一张已有的表单' },
];

/** 新建表单: its name, and what one begins with. */
export function NewFormDialog({ open, onLeave }: { readonly open: boolean; readonly onLeave: () => void }): ReactNode {
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [from, setFrom] = useState<From>('blank');
  const [start, setStart] = useState(startTemplates[0]?.value);
  const [copied, setCopied] = useState<string>();
  const [unread, setUnread] = useState<CallError | null>(null);
  const forms = useRoute(routes.list, { query: {} }, { enabled: open }).data?.forms ?? [];
  const create = useCommand(routes.create, {
    refreshes: [routes.list],
    onDone: ({ formId }) => navigate(`/forms/${formId}`),
  });
  const decide = async (): Promise<void> => {
    setUnread(null);
    try {
      const template = await begin(from, { name: name.trim(), start, copied });
      if (template) create.mutate({ body: { template } });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setUnread(error);
    }
  };
  const complete = name.trim() !== '' && (from !== 'copy' || copied !== undefined);
  return (
    <DecisionDialog
      open={open}
      title="新建表单"
      leaveWords="先不建"
      primaryWords={name.trim() ? `新建“${name.trim()}”` : '新建'}
      disabled={!complete}
      busy={create.isPending}
      error={unread ?? create.error}
      onLeave={onLeave}
      onDecide={() => void decide()}
    >
      <TextField label="名称" hint="如：用印申请单" value={name} maxLength={100} onChange={setName} />
      <Radio.Group
        aria-label="从什么开始"
        className="radio-lines"
        value={from}
        options={[...ways]}
        onChange={(event) => setFrom(event.target.value as From)} // reason: the options are exactly these
      />
      {from === 'template' && <ChoiceField label="模板" value={start} options={startTemplates} onChange={setStart} />}
      {from === 'copy' && (
        <ChoiceField
          label="照着哪一张"
          hint="字段、意见栏和版面都照抄过来，以后各改各的"
          value={copied}
          options={forms.map(({ formId, name: label }) => ({ value: formId, label }))}
          onChange={setCopied}
        />
      )}
    </DecisionDialog>
  );
}

interface Chosen {
  readonly name: string;
  readonly start: string | undefined;
  readonly copied: string | undefined;
}

async function begin(from: From, { name, start, copied }: Chosen): Promise<FormTemplate | undefined> {
  if (from === 'blank') return blankTemplate(name);
  if (from === 'template') {
    const found = startTemplates.find(({ value }) => value === start);
    return found && { ...found.template, name };
  }
  if (copied === undefined) return undefined;
  const form = await call(routes.form, { params: { formId: copied } });
  const template = form.draft?.template ?? form.current?.template;
  return template && { ...template, name };
}
