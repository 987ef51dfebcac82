import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';

/** The form a process is designed on, blank: its fields are what conditions and rights are about. */
export async function designForm(
  context: UseCaseContext,
  { params: { formId } }: InputOf<Routes['designForm']>,
): Promise<Result<ReplyOf<Routes['designForm']>>> {
  const forms = context.ask(formsService);
  const current = await forms.currentOf(formId);
  if (!current) return reject('processes.unknown-form');
  return ok({ template: (await forms.compiled(current.formVersionId)).template });
}
