import type { JsonValue } from '@gov/base';
import { type CompiledForm, type FieldPermissions, initialData, isSystemKind, renderTree } from '@gov/forms';
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { FormPaper } from '../render/form-paper.tsx';
import { useFormDraft } from '../render/use-form-draft.ts';
import { sampleFacts } from './sample-facts.ts';

/** The form filled in for a trial, everything open to be filled; nothing is stored. */
export function TryOut({ form }: { readonly form: CompiledForm }): ReactNode {
  const session = useSession();
  const [facts] = useState(() => sampleFacts(session));
  const permissions = useMemo(() => everythingOpen(form), [form]);
  const saved = useMemo(() => initialData(form, facts), [form, facts]);
  const draft = useFormDraft({ form, permissions, saved, today: facts.today });
  const [checked, setChecked] = useState<number>();
  const { data, problems } = draft;
  const tree = useMemo(
    () => renderTree(form, { permissions, data, problems, opinions: { entries: [] }, agencyName: session.agency.name }),
    [form, permissions, data, problems, session.agency.name],
  );
  const change = (key: string, value: JsonValue): void => {
    setChecked(undefined);
    draft.change(key, value);
  };
  return (
    <>
      <div className="preview-bar">
        <p className="secondary">在这里试着填一填。试填的内容不保存，选人、选单位和上传附件要到办理时才有。</p>
        <Button onClick={() => setChecked(draft.check().length)}>检查填好没有</Button>
      </div>
      {checked !== undefined && (
        <Note kind={checked === 0 ? 'success' : 'warning'}>
          {checked === 0 ? '都填好了，可以送出。' : `还差 ${checked} 处，都标出来了。`}
        </Note>
      )}
      <FormPaper tree={tree} mode="fill" idPrefix="try" onChange={change} onLeave={draft.leave} />
    </>
  );
}

const everythingOpen = (form: CompiledForm): FieldPermissions =>
  Object.fromEntries(
    [...form.fields.values()].map(({ key, kind }) => [key, isSystemKind(kind) ? ('read' as const) : ('edit' as const)]),
  );
