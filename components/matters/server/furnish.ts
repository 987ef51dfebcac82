import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '@gov/base';
import { leaveRequest } from '@gov/forms/examples';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { putKind } from './kinds/store.ts';
import { lookForSilentOnes } from './stopped/look-again.ts';
import { setClocksOfOld } from './time-limits/watch-old.ts';

const standard = join(import.meta.dirname, '../standard');

/** Standard kinds of an agency: the leave request. Run again, it brings what is newer, unless the agency has changed it. */
export async function furnishMatters(context: UseCaseContext): Promise<Result<unknown>> {
  await lookForSilentOnes(context);
  await setClocksOfOld(context);
  const bpmnXml = await readFile(join(standard, 'leave-request.bpmn'), 'utf8');
  const form = await context.ask(formsService).publishStandard({ key: 'leave-request', template: leaveRequest });
  if (!form.ok) return form;
  // a form of the agency's own need not have the fields of our process; the kind then stays as it is
  const formVersionId = form.value.changedHere ? undefined : form.value.formVersionId;
  const process = await context.ask(processesService).publishStandard({ key: 'leave-request', bpmnXml, formVersionId });
  if (!process.ok) return process;
  if (form.value.changedHere || process.value.changedHere) return ok(undefined);
  context.tx.write(
    putKind(context.tx.agencyId, {
      code: 'leave-request',
      name: '请假申请',
      group: '日常办公',
      hint: '请假、休假，科室负责人和主要负责人审批',
      componentId: 'matters',
      formVersionId: form.value.formVersionId,
      processVersionId: process.value.processVersionId,
      displayOrder: 100,
    }),
  );
  return ok(undefined);
}
