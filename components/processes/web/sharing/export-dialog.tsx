import { type CarriedField, withCarriedFields } from '@gov/workflow/designing';
import { Button, Radio } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { CallError } from '#platform/web/data/call-error.ts';
import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes, type SharedFile } from '../../contract.ts';
import { namesOfForm } from '../../rules/sharing/field-names.ts';
import type { DesignSaver } from '../designer/design-saver.ts';
import { useDeskPart } from '../designer/desk-store.ts';
import { offerFile } from '../files/offer-file.ts';
import '../importing/import-remarks.css';

type As = 'template' | 'backup';

interface ExportProps {
  readonly processId: string;
  readonly saver: DesignSaver;
  readonly name: string;
}

/** 导出: shared as a template, without anything of the agency, or kept whole. */
export function ExportDesign(props: ExportProps): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="text" onClick={() => setOpen(true)}>
        导出
      </Button>
      {open && <ExportDialog {...props} onLeave={() => setOpen(false)} />}
    </>
  );
}

function ExportDialog({ processId, saver, name, onLeave }: ExportProps & { readonly onLeave: () => void }): ReactNode {
  const [as, setAs] = useState<As>('template');
  const template = useDeskPart((desk) => desk.template);
  const notHere = useDeskPart((desk) => desk.notHere);
  const shared = useShared(processId, saver, [...(template ? namesOfForm(template) : []), ...notHere]);
  const note = useCommand(routes.noteExport, {
    onDone: async () => {
      const called = name || '流程';
      if (as === 'backup') offer(`${called}.bpmn`, await saver.file());
      else if (shared.file) offer(`${called}-模板.bpmn`, shared.file.bpmnXml);
      onLeave();
    },
  });
  return (
    <DecisionDialog
      open
      title="导出流程"
      leaveWords="先不导出"
      primaryWords={as === 'template' ? '导出模板' : '导出完整备份'}
      busy={note.isPending}
      disabled={as === 'template' && !shared.file}
      error={note.error}
      onLeave={onLeave}
      onDecide={() => note.mutate({ params: { processId }, body: { as } })}
    >
      <Radio.Group
        aria-label="导出成什么"
        className="process-beginnings"
        value={as}
        onChange={(event) => setAs(event.target.value === 'backup' ? 'backup' : 'template')}
        options={[
          { value: 'template', label: '作为模板分享：给别的单位用，不带本单位的人员、科室、岗位和分组' },
          { value: 'backup', label: '完整备份：留在本单位用，原样保留全部内容' },
        ]}
      />
      {as === 'backup' ? (
        <Note kind="warning">文件里带着本单位人员、科室和岗位的编号，请不要发给别的单位。</Note>
      ) : (
        <Shared {...shared} />
      )}
      <p className="tertiary small">
        都是标准的 BPMN 2.0
        文件；模板里带着用到的字段的名称，对方没有这张表单也看得懂。可以从“流程”页新建时导入。导出会记入审计。
      </p>
    </DecisionDialog>
  );
}

/** What becomes of the file, told before it leaves. */
function Shared({ file, error }: ReturnType<typeof useShared>): ReactNode {
  if (error) return <Refusal error={error} />;
  if (!file) return <LoadingState lines={3} />;
  const { toChoose, dropped, staying } = file;
  return (
    <Note kind={toChoose.length > 0 ? 'primary' : 'success'}>
      {toChoose.length === 0
        ? '没有指定本单位的人员、科室、岗位和分组，拿去就能用。'
        : '对方导入以后，这些地方要重新指定：'}
      {toChoose.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys
        <section className="import-remarks" aria-label="要重新指定的地方" tabIndex={0}>
          <ul className="plain-list">
            {toChoose.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      {dropped.length > 0 && <p>名称和说明里的姓名和单位名称改成了“某某”“某单位”：{dropped.join('、')}。</p>}
      {staying.length > 0 && (
        <p>
          名称和说明里还写着这些科室、岗位、分组的名称，会留在文件里：{staying.join('、')}
          。不想让对方看到的，先改掉再导出。
        </p>
      )}
    </Note>
  );
}

/** The template of what is on the page, with the names of the form it stands on, asked for when the dialog opens. */
function useShared(processId: string, saver: DesignSaver, names: readonly CarriedField[]) {
  const [carried] = useState(names);
  const [file, setFile] = useState<SharedFile>();
  const [error, setError] = useState<CallError>();
  useEffect(() => {
    let isOpen = true;
    void (async () => {
      try {
        const bpmnXml = await withCarriedFields(await saver.file(), carried);
        const answer = await call(routes.shareDesign, { params: { processId }, body: { bpmnXml } });
        if (isOpen) setFile(answer);
      } catch (refused) {
        if (!(refused instanceof CallError)) throw refused;
        if (isOpen) setError(refused);
      }
    })();
    return () => {
      isOpen = false;
    };
  }, [processId, saver, carried]);
  return { file, error };
}

const offer = (name: string, bpmnXml: string): void =>
  offerFile(name, new Blob([bpmnXml], { type: 'application/xml' }));
