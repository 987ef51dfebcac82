import assert from 'node:assert/strict';
import { ok } from '@gov/base';
import { leaveRequest } from '@gov/forms/examples';
import { buildProcess, type ProcessPart, toXml } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import { openContext } from '#platform/server/components/context.ts';
import type { Office } from './office.ts';

/** A kind of matter on the form of the leave request, with the process a test needs, published as an agency's own. */
export async function publishKind(
  { house: { house }, agency }: Office,
  code: string,
  parts: readonly ProcessPart[],
): Promise<void> {
  const bpmnXml = await toXml(buildProcess({ id: `process-${code}`, name: code, cancelPolicy: 'anyTime', parts }));
  const facts = await house.agencies.current(agency.id);
  const result = await house.database.agency(agency.id, async (tx) => {
    const opened = openContext(house, {
      tx,
      agency: facts,
      caller: { kind: 'job', wakeUpKind: 'test' },
      requestId: `test-${code}`,
      now: house.clock.now(),
    });
    const { context } = opened;
    const form = await context.ask(formsService).publish({ key: code, template: leaveRequest });
    if (!form.ok) return form;
    const process = await context.ask(processesService).publish({ key: code, bpmnXml });
    if (!process.ok) return process;
    const kind = await context.ask(mattersService).putKind({
      code,
      name: code,
      group: '测试',
      hint: '',
      componentId: 'matters',
      formVersionId: form.value.formVersionId,
      processVersionId: process.value.processVersionId,
      displayOrder: 900,
    });
    if (!kind.ok) return kind;
    opened.flush();
    return ok(undefined);
  });
  assert.ok(result.ok, JSON.stringify(result));
}
