import type { FieldProblem } from '@gov/base';
import { type CompiledForm, checkDesign, compileForm, type FormTemplate } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import { useDeferredValue, useEffect, useMemo } from 'react';
import { markProblems } from '../editor/problem-marks.ts';

export interface Problems {
  /** Absent while the form cannot be drawn. */
  readonly compiled: CompiledForm | undefined;
  readonly problems: readonly FieldProblem[];
}

/** What stands in the way of publishing, as the server will say it too; the fields concerned are marked on paper. */
export function useProblems(template: FormTemplate, keptKeys: readonly string[], editor: Editor | null): Problems {
  const calm = useDeferredValue(template);
  const found = useMemo(() => problemsOf(calm, keptKeys), [calm, keptKeys]);
  const keys = found.problems.map(({ path }) => path).join();
  useEffect(() => {
    if (editor && !editor.isDestroyed) markProblems(editor, new Set(keys.split(',')));
  }, [editor, keys]);
  return found;
}

function problemsOf(template: FormTemplate, keptKeys: readonly string[]): Problems {
  const compiled = compileForm(template);
  const here = new Set([...template.fields, ...template.opinionBlocks].map(({ key }) => key));
  const missing = keptKeys.filter((key) => !here.has(key));
  const problems = [
    ...(compiled.ok ? [] : (compiled.rejection.fields ?? [])),
    ...checkDesign(template),
    ...(missing.length > 0
      ? [{ path: 'fields', message: `有 ${missing.length} 栏是随产品带来的，办理时要用，不能删掉，请撤销` }]
      : []),
  ];
  return { compiled: compiled.ok ? compiled.value : undefined, problems };
}
