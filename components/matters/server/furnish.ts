import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '@gov/base';
import { leaveRequest } from '@gov/forms/examples';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { putKind } from './kinds/store.ts';

const standard = join(import.meta.dirname, '../standard');

/** Standard kinds of a newly opened agency: the leave request. Published versions are kept when run twice. */
export async function furnishMatters(context: UseCaseContext): Promise<Result<unknown>> {
  const bpmnXml = await readFile(join(standard, 'leave-request.bpmn'), 'utf8');
  const form = await context.ask(formsService).publish({ key: 'leave-request', template: leaveRequest });
  if (!form.ok) return form;
  const process = await context.ask(processesService).publish({ key: 'leave-request', bpmnXml });
  if (!process.ok) return process;
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
