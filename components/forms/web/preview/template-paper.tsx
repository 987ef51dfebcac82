import { compileForm, type FormTemplate, renderTree } from '@gov/forms';
import { type ReactNode, useMemo } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { FormPaper } from '../render/form-paper.tsx';

/** A template as it is read on paper, with nothing filled in. */
export function TemplatePaper({
  template,
  idPrefix,
}: {
  readonly template: FormTemplate;
  readonly idPrefix: string;
}): ReactNode {
  const { agency } = useSession();
  const tree = useMemo(() => {
    const compiled = compileForm(template);
    return compiled.ok
      ? renderTree(compiled.value, { permissions: {}, data: {}, opinions: { entries: [] }, agencyName: agency.name })
      : undefined;
  }, [template, agency.name]);
  return tree ? (
    <FormPaper tree={tree} mode="read" idPrefix={idPrefix} />
  ) : (
    <Note kind="warning">这一稿还有问题，画不出来。</Note>
  );
}
