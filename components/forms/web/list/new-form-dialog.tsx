import type { FormTemplate } from '@gov/forms';
import { Radio } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '#platform/web/data/call.ts';
import { CallError } from '#platform/web/data/call-error.ts';
import { upload } from '#platform/web/data/transfer.ts';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ChoiceField, TextField } from '#platform/web/widgets/field.tsx';
import { routes, type TemplateLine } from '../../contract.ts';
import type { Brought } from '../designer/brought.ts';
import { begunFrom, shippedTemplate, type TemplateChoice } from '../templates/begin-with-template.ts';
import { TemplatePreview } from '../templates/template-preview.tsx';
import { FileField } from './file-field.tsx';
import { blankTemplate, startTemplates } from './start-templates.ts';

type From = 'blank' | 'template' | 'copy' | 'file';

const ways: readonly { readonly value: From; readonly label: string }[] = [
  { value: 'blank', label: '从空白稿纸开始' },
  { value: 'template', label: '从模板开始' },
  { value: 'copy', label: '照着一张已有的表单' },
  { value: 'file', label: '从 Word 或 Excel 文件导入' },
];

interface NewFormProps {
  readonly open: boolean;
  /** Form of a template of the agency that is chosen already. */
  readonly begin?: string;
  readonly onLeave: () => void;
}

/** 新建表单: its name, and what one begins with. */
export function NewFormDialog({ open, begin: given, onLeave }: NewFormProps): ReactNode {
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [from, setFrom] = useState<From>(given === undefined ? 'blank' : 'template');
  const [start, setStart] = useState(given ?? startTemplates[0]?.value);
  const [copied, setCopied] = useState<string>();
  const [file, setFile] = useState<File>();
  const [unread, setUnread] = useState<CallError | null>(null);
  const forms = useRoute(routes.list, { query: {} }, { enabled: open }).data?.forms ?? [];
  const kept = useRoute(routes.templates, { enabled: open }).data?.templates ?? [];
  const template = templateChoice(start, kept);
  /** What the reader of files asks to look at, and what 撤销 leads back to; for the page that opens. */
  const brought = useRef<Brought>({});
  const [reading, setReading] = useState(false);
  const create = useCommand(routes.create, {
    refreshes: [routes.list],
    onDone: ({ formId }) => navigate(`/forms/${formId}`, { state: brought.current }),
  });
  const decide = async (): Promise<void> => {
    setUnread(null);
    try {
      setReading(true);
      const begun = await begin(from, { name: name.trim(), template, copied, file });
      const { template: _, ...others } = begun ?? {};
      brought.current = others;
      if (begun) create.mutate({ body: { template: begun.template } });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setUnread(error);
    } finally {
      setReading(false);
    }
  };
  const chosen = {
    blank: true,
    template: template !== undefined,
    copy: copied !== undefined,
    file: file !== undefined,
  };
  const complete = name.trim() !== '' && chosen[from];
  const take = (taken: File | undefined): void => {
    setFile(taken);
    if (taken && name.trim() === '') setName(taken.name.replace(/\.[^.]*$/, '').slice(0, 100));
  };
  return (
    <DecisionDialog
      open={open}
      title="新建表单"
      leaveWords="先不建"
      primaryWords={name.trim() ? `新建“${name.trim()}”` : '新建'}
      disabled={!complete}
      busy={create.isPending || reading}
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
      {from === 'template' && (
        <>
          <ChoiceField label="模板" value={start} options={templateOptions(kept)} onChange={setStart} />
          {template && <TemplatePreview choice={template} />}
        </>
      )}
      {from === 'copy' && (
        <ChoiceField
          label="照着哪一张"
          hint="字段、意见栏和版面都照抄过来，以后各改各的"
          value={copied}
          options={forms.map(({ formId, name: label }) => ({ value: formId, label }))}
          onChange={setCopied}
        />
      )}
      {from === 'file' && <FileField file={file} onChange={take} />}
    </DecisionDialog>
  );
}

/** Those of the agency before those of the product. */
function templateOptions(kept: readonly TemplateLine[]) {
  if (kept.length === 0) return startTemplates;
  const own = kept.map(({ formId, name }) => ({ value: formId, label: name }));
  return [
    { label: '本单位的模板', options: own },
    { label: '随产品带来', options: startTemplates },
  ];
}

function templateChoice(value: string | undefined, kept: readonly TemplateLine[]): TemplateChoice | undefined {
  if (value === undefined) return undefined;
  const own = kept.find(({ formId }) => formId === value);
  if (own) return { formId: own.formId, number: own.number };
  return shippedTemplate(value) ? { shipped: value } : undefined;
}

interface Chosen {
  readonly name: string;
  readonly template: TemplateChoice | undefined;
  readonly copied: string | undefined;
  readonly file: File | undefined;
}

interface Begun extends Brought {
  readonly template: FormTemplate;
}

async function begin(from: From, { name, template, copied, file }: Chosen): Promise<Begun | undefined> {
  switch (from) {
    case 'blank':
      return { template: blankTemplate(name) };
    case 'template': {
      const found = template && (await templateOf(template));
      return found && { template: begunFrom(found, name) };
    }
    case 'copy':
      return copied === undefined ? undefined : copyOf(copied, name);
    case 'file': {
      const read = file && (await upload(routes.importFile, {}, [file]));
      const { singleFields } = read ?? {};
      return (
        read && {
          template: { ...read.template, name },
          remarks: read.remarks,
          ...(singleFields ? { before: { ...singleFields, name } } : {}),
        }
      );
    }
  }
}

async function templateOf(choice: TemplateChoice): Promise<FormTemplate | undefined> {
  if ('shipped' in choice) return shippedTemplate(choice.shipped);
  return (await call(routes.version, { params: choice })).template;
}

async function copyOf(copied: string, name: string): Promise<Begun | undefined> {
  const form = await call(routes.form, { params: { formId: copied } });
  const template = form.draft?.template ?? form.current?.template;
  return template && { template: begunFrom(template, name) };
}
