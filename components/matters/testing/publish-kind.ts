import type { FormTemplate } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import { buildProcess, type ProcessPart, type Program, toXml } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import type { Office } from './office.ts';

/** A kind of matter, on the form of the leave request where no other is given, with the process a test needs, published as an agency's own. */
export async function publishKind(
  { house, agency }: Pick<Office, 'house' | 'agency'>,
  code: string,
  parts: readonly ProcessPart[],
  template: FormTemplate = leaveRequest,
  componentId = 'matters',
  more: Partial<
    Pick<Program, 'cancelTo' | 'withdrawUntil' | 'messageStart' | 'undoMinutes' | 'reviveWithin' | 'endWithin'>
  > = {},
): Promise<void> {
  const bpmnXml = await toXml(
    buildProcess({ id: `process-${code}`, name: code, cancelPolicy: 'anyTime', ...more, parts }),
  );
  await asJob(house, agency.id, async (context) => {
    const form = await context.ask(formsService).publish({ key: code, template });
    if (!form.ok) return form;
    const process = await context
      .ask(processesService)
      .publish({ key: code, bpmnXml, formVersionId: form.value.formVersionId });
    if (!process.ok) return process;
    return context.ask(mattersService).putKind({
      code,
      name: code,
      group: '测试',
      hint: '',
      componentId,
      formVersionId: form.value.formVersionId,
      processVersionId: process.value.processVersionId,
      displayOrder: 900,
    });
  });
}
