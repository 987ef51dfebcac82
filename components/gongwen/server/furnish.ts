import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dateInChina, ok, type Result } from '@gov/base';
import type { FormTemplate } from '@gov/forms';
import { draftingSlip, handlingSlip } from '@gov/forms/examples';
import { formsService } from '#components/forms/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { openBook } from './numbers/store.ts';
import { incomingBookOf, keyOf, numberPrefixOf } from './numbers/take-number.ts';

interface StandardKind {
  readonly code: string;
  readonly name: string;
  readonly hint: string;
  readonly template: FormTemplate;
  readonly process: string;
  readonly displayOrder: number;
}

const standardKinds: readonly StandardKind[] = [
  {
    code: 'outgoing-document',
    name: '发文',
    hint: '起草公文：核稿、会签、审签、签发、复核、编号排版、校对、分发',
    template: draftingSlip,
    process: 'outgoing',
    displayOrder: 10,
  },
  {
    code: 'incoming-document',
    name: '收文',
    hint: '登记来文：拟办、批示，办件承办，阅件传阅，办结',
    template: handlingSlip,
    process: 'incoming',
    displayOrder: 20,
  },
];

/** 发文 and 收文 of a newly opened agency and this year's number books. Run again, what the agency has changed stays. */
export async function furnishGongwen(context: UseCaseContext): Promise<Result<unknown>> {
  for (const kind of standardKinds) {
    const put = await putStandardKind(context, kind);
    if (!put.ok) return put;
  }
  const { tx, newId } = context;
  const today = dateInChina(context.now);
  const outgoing = { prefix: numberPrefixOf(context), style: 'YEARLY' } as const;
  tx.write(openBook(tx.agencyId, newId(), keyOf('OUT', outgoing, today)));
  tx.write(openBook(tx.agencyId, newId(), keyOf('IN', incomingBookOf(context), today)));
  return ok(undefined);
}

async function putStandardKind(
  context: UseCaseContext,
  { code, name, hint, template, process, displayOrder }: StandardKind,
): Promise<Result<unknown>> {
  const bpmnXml = await readFile(join(import.meta.dirname, `../standard/${process}.bpmn`), 'utf8');
  const form = await context.ask(formsService).publishStandard({ key: code, template });
  if (!form.ok) return form;
  // a form of the agency's own need not have the fields of our process; the kind then stays as it is
  const formVersionId = form.value.changedHere ? undefined : form.value.formVersionId;
  const published = await context.ask(processesService).publishStandard({ key: code, bpmnXml, formVersionId });
  if (!published.ok) return published;
  if (form.value.changedHere || published.value.changedHere) return ok(undefined);
  return context.ask(mattersService).putKind({
    code,
    name,
    group: '公文',
    hint,
    componentId: 'gongwen',
    formVersionId: form.value.formVersionId,
    processVersionId: published.value.processVersionId,
    displayOrder,
  });
}
