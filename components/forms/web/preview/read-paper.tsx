import { type CompiledForm, initialData, renderTree } from '@gov/forms';
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import { PrintOnly } from '#platform/web/widgets/sheets/print-only.tsx';
import { FormPaper } from '../render/form-paper.tsx';
import { sampleFacts, sampleOpinions } from './sample-facts.ts';

/** The form as it is read, or as it comes out of the printer: what stands there from the start, and an opinion in every block. */
export function ReadPaper({ form, printed }: { readonly form: CompiledForm; readonly printed: boolean }): ReactNode {
  const session = useSession();
  const [printing, setPrinting] = useState(false);
  const tree = useMemo(() => {
    const facts = sampleFacts(session);
    const opinions = sampleOpinions(form, session.person.name);
    return renderTree(form, {
      permissions: {},
      data: initialData(form, facts),
      opinions,
      agencyName: session.agency.name,
    });
  }, [form, session]);
  return (
    <>
      <div className="preview-bar">
        <p className="secondary">填着一开始就有的内容，每个意见栏里放了一条意见作样子。</p>
        {printed && <Button onClick={() => setPrinting(true)}>打印一张看看</Button>}
      </div>
      <div className={printed ? 'preview-sheet' : undefined}>
        <FormPaper tree={tree} mode="read" idPrefix="read" />
      </div>
      {printing && (
        <PrintOnly className="form-printed" onDone={() => setPrinting(false)}>
          <FormPaper tree={tree} mode="read" idPrefix="printed" />
        </PrintOnly>
      )}
    </>
  );
}
