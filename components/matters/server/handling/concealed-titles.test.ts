import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaveRequest } from '@gov/forms/examples';
import { buildProcess, toXml } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

/** A kind as an agency makes it. Some version of its process hid these fields, the newest hides none. */
async function makeKind(code: string, concealed: readonly string[], titlePattern?: string): Promise<void> {
  const parts = [
    { ...leaveApplication, fields: { ...leaveApplication.fields, destination: 'edit' } } as const,
    headsCheck,
  ];
  const bpmnXml = await toXml(buildProcess({ id: `process-${code}`, name: code, parts }));
  await asJob(office.house, office.agency.id, async (context) => {
    const form = await context.ask(formsService).publish({ key: code, template: leaveRequest });
    if (!form.ok) return form;
    const { formVersionId } = form.value;
    const process = await context.ask(processesService).publish({ key: code, bpmnXml, formVersionId });
    if (!process.ok) return process;
    context.ask(mattersService).makeKind({
      code,
      name: code,
      group: '测试',
      hint: '',
      componentId: 'matters',
      formVersionId,
      processVersionId: process.value.processVersionId,
      displayOrder: 900,
      open: true,
      readers: [],
      concealed,
      ...(titlePattern ? { titlePattern } : {}),
    });
    return process;
  });
}

/** The title while it is a draft, and after it was sent. */
async function titlesOf(kind: string): Promise<readonly string[]> {
  const matterId = await office.begin('officer', kind);
  const { version } = await office.view('officer', matterId);
  const values = { ...leaveValues, destination: '肿瘤医院' };
  const path = `/api/matters/${matterId}/values`;
  const saved = await office.who('officer').send('PUT', path, { expectedVersion: version, values });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const draft = (await office.view('officer', matterId)).title;
  await office.done('officer', matterId);
  return [draft, (await office.view('head', matterId)).title];
}

test('no title says what a step hides: neither the first field of the list nor a pattern older or newer than that', async () => {
  await makeKind('plain', []);
  await makeKind('unnamed', ['leaveKind']);
  await makeKind('patterned', ['destination'], '{applicant}外出{destination}');
  await makeKind('open', [], '{applicant}外出{destination}');

  assert.deepEqual(await titlesOf('plain'), ['plain：年休假', 'plain：年休假']);
  assert.deepEqual(await titlesOf('unnamed'), ['unnamed：3', 'unnamed：3']);
  assert.deepEqual(await titlesOf('patterned'), ['刘思远外出', '刘思远外出']);
  assert.deepEqual(await titlesOf('open'), ['刘思远外出肿瘤医院', '刘思远外出肿瘤医院']);
  assert.deepEqual(office.house.problems, []);
});
