import { type Result, reject } from '@gov/base';
import type { FormTemplate } from '@gov/forms';
import { compile, type Finding } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { drawnFindings } from '../../rules/gate/drawn-findings.ts';

/**
 * What the file and its form alone tell before publishing, by the very rules that the designer runs in the page. Empty for a file that
 * does not compile: publishing refuses it with its own problems.
 */
export async function drawnGate(
  context: UseCaseContext,
  { bpmnXml, formId }: { readonly bpmnXml: string; readonly formId: string | null },
): Promise<readonly Finding[]> {
  const compiled = await compile(bpmnXml);
  return compiled.ok ? drawnFindings(compiled.value, await templateOf(context, formId)) : [];
}

/** The form as it is filled in now. */
export async function templateOf(context: UseCaseContext, formId: string | null): Promise<FormTemplate | undefined> {
  const forms = context.ask(formsService);
  const current = formId === null ? undefined : await forms.currentOf(formId);
  return current && (await forms.compiled(current.formVersionId)).template;
}

/** Refused where fewer reminders were read than there are; those of the organisation (nobody is found) come on top in the page. */
export function unread(findings: readonly Finding[], acknowledged = 0): Result<never> | undefined {
  const count = findings.length;
  return acknowledged < count ? reject('processes.unread-warnings', { count }) : undefined;
}
