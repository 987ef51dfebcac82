import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { draftingSlip } from '@gov/forms/examples';
import { formsService } from '#components/forms/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';
import { type DocumentOffice, documentOffice } from '../testing/document-office.ts';

let office: DocumentOffice;
let system: Visitor;
before(async () => {
  office = await documentOffice();
  system = await signIn(office.house.app, 'jz.system', testPassword);
  await publishWithFiling();
});
after(() => office.close());

/** The standard process with a step 归档 behind 用印分发, by the same clerk. */
async function publishWithFiling(): Promise<void> {
  const standard = await readFile(join(import.meta.dirname, '../standard/outgoing.bpmn'), 'utf8');
  const bpmnXml = standard
    .replace(
      '<bpmn:endEvent id="end"',
      `<bpmn:userTask id="filing" name="归档">
      <bpmn:extensionElements>
        <gov:step multi="any">
          <gov:handler>{"kind":"postInSection","role":"documentClerk","section":{"of":"agency"}}</gov:handler>
        </gov:step>
      </bpmn:extensionElements>
      <bpmn:incoming>flow_distribution_filing</bpmn:incoming>
      <bpmn:outgoing>flow_distribution_end</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="end"`,
    )
    .replace('<bpmn:outgoing>flow_distribution_end<', '<bpmn:outgoing>flow_distribution_filing<')
    .replace(
      '<bpmn:sequenceFlow id="flow_distribution_end" name="分发" sourceRef="distribution"',
      `<bpmn:sequenceFlow id="flow_distribution_filing" sourceRef="distribution" targetRef="filing" />
    <bpmn:sequenceFlow id="flow_distribution_end" sourceRef="filing"`,
    );
  await asJob(office.house, office.sender.id, async (context) => {
    const form = await context.ask(formsService).publish({ key: 'outgoing-document', template: draftingSlip });
    if (!form.ok) return form;
    const process = await context
      .ask(processesService)
      .publish({ key: 'outgoing-document', bpmnXml, formVersionId: form.value.formVersionId });
    if (!process.ok) return process;
    return context.ask(mattersService).putKind({
      code: 'outgoing-document',
      name: '发文',
      group: '公文',
      hint: '',
      componentId: 'gongwen',
      formVersionId: form.value.formVersionId,
      processVersionId: process.value.processVersionId,
      displayOrder: 10,
    });
  });
}

const monitored = (matterId: string, act: string, body: object) =>
  system.send('POST', `/api/matters/monitor/${matterId}/${act}`, body);

test('a document that was sent is ended by nobody, and the dialog says so before it takes a reason', async () => {
  const { view, who, sent, documentOf, house } = office;
  const { matterId } = await sent();
  const { state, openTasks, version } = await view(who('clerk'), matterId);
  assert.deepEqual([state, openTasks[0].step], ['RUNNING', '归档']);

  const looked = await monitored(matterId, 'effect', { act: 'terminate' });
  const ended = await monitored(matterId, 'terminate', { expectedVersion: version, reason: '发错了' });

  assert.deepEqual([looked.status, looked.body.code], [409, 'gongwen.dispatched-stays']);
  assert.deepEqual([ended.status, ended.body.code], [409, 'gongwen.dispatched-stays']);
  assert.match(looked.body.message, /不能撤销或终止/);
  assert.equal((await documentOf(who('clerk'), matterId)).statusWords, '已分发');
  assert.equal((await view(who('clerk'), matterId)).version, version);
  const unsent = await office.signedOff();
  assert.equal((await monitored(unsent, 'effect', { act: 'terminate' })).status, 200);
  assert.deepEqual(house.problems, []);
});

test('what is void is not sent again, also where it came back', async () => {
  const { who, sent, house } = office;
  const { matterId, exchangeId } = await sent();
  const reason = { reasonCode: '33', text: '附件打不开', stage: 'RECEIVED' };
  assert.equal((await who('lp.clerk').send('POST', `/api/exchange/inbox/${exchangeId}/return`, reason)).status, 200);
  await house.relay.settle();
  // Before sent documents were kept from it, an administrator could end one.
  await office.database.query("update office.matter set state = 'CANCELLED' where id = $1", [matterId]);

  const again = await who('clerk').send('POST', `/api/exchange/deliveries/${exchangeId}/again`, { remarks: '' });

  assert.deepEqual([again.status, again.body.code], [409, 'exchange.document-void']);
});
