import { Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '#platform/web/data/call.ts';
import { CallError } from '#platform/web/data/call-error.ts';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ChoiceField, Field, TextField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type OwnScope, routes } from '../../contract.ts';
import { type ImportReport, importReport } from '../../rules/import-report.ts';
import { blankParts, newProcess, processTemplates } from '../../rules/templates.ts';
import { ImportRemarks } from '../importing/import-remarks.tsx';
import { renamed } from './renamed.ts';

type From = 'blank' | 'template' | 'copy' | 'file';

const ways: readonly { readonly value: From; readonly label: string }[] = [
  { value: 'template', label: '从模板开始' },
  { value: 'blank', label: '从两步的空白流程开始' },
  { value: 'copy', label: '照着一个已有的流程' },
  { value: 'file', label: '从 BPMN 2.0 文件导入' },
];

interface ReadFile {
  readonly bpmnXml: string;
  readonly report: ImportReport | undefined;
}

/** 新建流程: its name, and what one begins with. */
export function NewProcessDialog({
  open,
  sections,
  onLeave,
}: {
  readonly open: boolean;
  /** Those the caller looks after, where he does not look after all of the agency. */
  readonly sections: OwnScope['sections'];
  readonly onLeave: () => void;
}): ReactNode {
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [from, setFrom] = useState<From>('template');
  const [template, setTemplate] = useState(processTemplates[0]?.value);
  const [copied, setCopied] = useState<string>();
  const [file, setFile] = useState<ReadFile>();
  const [wanted, setSection] = useState<string>();
  const section = wanted ?? sections[0]?.id;
  const [unread, setUnread] = useState<CallError | null>(null);
  const known = useRoute(routes.designs, { query: {} }, { enabled: open }).data?.processes ?? [];
  const create = useCommand(routes.createDesign, {
    refreshes: [routes.designs],
    onDone: ({ processId }) => navigate(`/processes/${processId}`),
  });
  const decide = async (): Promise<void> => {
    setUnread(null);
    try {
      const begun = await begin({ from, name: name.trim(), template, copied, file });
      if (begun) create.mutate({ body: { name: name.trim(), ...begun, ...(section ? { sectionId: section } : {}) } });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setUnread(error);
    }
  };
  const read = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return setFile(undefined);
    const bpmnXml = await chosen.text();
    const report = await importReport(bpmnXml);
    setFile({ bpmnXml, report });
    if (name.trim() === '') setName((report?.name || chosen.name.replace(/\.[^.]*$/, '')).slice(0, 100));
  };
  const ready = {
    blank: true,
    template: template !== undefined,
    copy: copied !== undefined,
    file: file?.report !== undefined,
  };
  return (
    <DecisionDialog
      open={open}
      title="新建流程"
      leaveWords="先不建"
      primaryWords={name.trim() ? `新建“${name.trim()}”` : '新建'}
      disabled={name.trim() === '' || !ready[from]}
      busy={create.isPending}
      error={unread ?? create.error}
      onLeave={onLeave}
      onDecide={() => void decide()}
    >
      <TextField label="名称" hint="如：用印审批" value={name} maxLength={100} onChange={setName} />
      {sections.length > 1 && (
        <ChoiceField
          label="归口科室"
          hint="这个科室的流程管理员都能改它"
          value={section}
          options={sections.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={setSection}
        />
      )}
      <Radio.Group
        aria-label="从什么开始"
        className="process-beginnings"
        value={from}
        options={[...ways]}
        onChange={(event) => setFrom(event.target.value as From)} // reason: the options are exactly these
      />
      {from === 'template' && (
        <ChoiceField
          label="模板"
          hint={processTemplates.find(({ value }) => value === template)?.way}
          value={template}
          options={processTemplates}
          onChange={setTemplate}
        />
      )}
      {from === 'copy' && (
        <ChoiceField
          label="照着哪一个"
          hint="步骤、规则都照抄过来，以后各改各的"
          value={copied}
          options={known.map(({ processId, name: label }) => ({ value: processId, label }))}
          onChange={setCopied}
        />
      )}
      {from === 'file' && (
        <>
          <Field label="文件" hint="扩展名是 .bpmn 或 .xml，不超过 1 MB">
            {(id, described) => (
              <input
                id={id}
                aria-describedby={described}
                type="file"
                accept=".bpmn,.xml"
                onChange={(event) => void read(event.target.files?.[0])}
              />
            )}
          </Field>
          {file && !file.report && <Note kind="warning">这不是可读的 BPMN 2.0 文件，请换一个文件。</Note>}
          {file?.report && (
            <>
              <ImportRemarks report={file.report} />
              <p className="tertiary small">建好以后还能在设计页的“导入时没有用上的”里看。</p>
            </>
          )}
        </>
      )}
    </DecisionDialog>
  );
}

interface Chosen {
  readonly from: From;
  readonly name: string;
  readonly template: string | undefined;
  readonly copied: string | undefined;
  readonly file: ReadFile | undefined;
}

interface Begun {
  readonly bpmnXml: string;
  readonly formId?: string;
}

async function begin({ from, name, template, copied, file }: Chosen): Promise<Begun | undefined> {
  switch (from) {
    case 'blank':
      return { bpmnXml: await newProcess(name, blankParts) };
    case 'template': {
      const found = processTemplates.find(({ value }) => value === template);
      return found && { bpmnXml: await newProcess(name, found.parts) };
    }
    case 'copy': {
      if (copied === undefined) return undefined;
      const view = await call(routes.design, { params: { processId: copied } });
      const bpmnXml = view.draft?.bpmnXml ?? view.current?.bpmnXml;
      return bpmnXml
        ? { bpmnXml: await renamed(bpmnXml, name), ...(view.formId ? { formId: view.formId } : {}) }
        : undefined;
    }
    case 'file':
      return file && { bpmnXml: await renamed(file.bpmnXml, name) };
  }
}
