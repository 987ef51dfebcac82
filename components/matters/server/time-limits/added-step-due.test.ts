import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addMillis, type Instant, millisOf } from '@gov/base';
import { buildProcess, type OverdueStep, type ProcessPart, type StepPart, toXml } from '@gov/workflow';
import { processesService } from '#components/processes/contract.ts';
import { sql } from '#platform/server/database/sql.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { leaveApplication } from '../../testing/leave-steps.ts';
import { beginAs, doneAs, leaveValues, type Office, openOffice, viewAs } from '../../testing/office.ts';
import { plainWeeks } from '../../testing/plain-weeks.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const day = 86_400_000;
const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' };
const decide: StepPart = { step: 'decide', name: '审批', handler: { kind: 'chief' }, opinion };

/** 科室审核 by the section head, who may add a step: two working days. */
const check = (act: OverdueStep['act'], more: Partial<StepPart> = {}): StepPart => ({
  step: 'check',
  name: '科室审核',
  handler: { kind: 'sectionHead', of: 'starter' },
  opinion,
  due: { workingDays: 2 },
  overdue: [{ afterDue: 0, act }],
  free: { persons: true, nodes: [], limit: 1 },
  ...more,
});

/** As an earlier release took it up: today such a time limit is refused where the kind is put. */
async function takeUncheckedProcess(code: string, parts: readonly ProcessPart[]): Promise<void> {
  const { house, agency } = office;
  const bpmnXml = await toXml(buildProcess({ id: `process-${code}`, name: code, cancelPolicy: 'anyTime', parts }));
  await asJob(house, agency.id, async (context) => {
    const published = await context.ask(processesService).publish({ key: `${code}-before`, bpmnXml });
    if (!published.ok) return published;
    const { tx } = context;
    tx.write(sql`update office.matter_kind set process_version_id = ${published.value.processVersionId}
      where agency_id = ${tx.agencyId} and code = ${code}`);
    return published;
  });
}

let office: Office;
before(async () => {
  office = await openOffice();
  await plainWeeks(office);
  const director = { kind: 'named', personIds: [office.agency.people.get('director')] } as never; // reason: ids of the opened agency
  // the hooks of documents on a form of its own: signing off is refused to the clock
  await publishKind(office, 'outgoing-document', [
    leaveApplication,
    check({ kind: 'remind' }, { actions: ['sign-off'] }),
    decide,
  ]);
  await takeUncheckedProcess('outgoing-document', [
    leaveApplication,
    check({ kind: 'agree' }, { actions: ['sign-off'] }),
    decide,
  ]);
  await publishKind(office, 'beside', [
    leaveApplication,
    {
      parallel: 'both',
      branches: [
        [check({ kind: 'agree' }, { fields: { destination: 'required' } })],
        [{ step: 'fill', name: '办公室核对', handler: director, fields: { destination: 'edit' } }],
      ],
    },
    decide,
  ]);
  await publishKind(office, 'refusing', [
    leaveApplication,
    check({ kind: 'disagree' }, { operations: { disagree: true } }),
    {
      choice: 'result',
      branches: [
        { on: 'no', label: '不同意', parts: [{ end: 'refused', name: '不同意', result: 'refused' }] },
        { label: '同意', parts: [] },
      ],
    },
    decide,
  ]);
});
after(() => office.close());

/** A matter of this kind behind which the section head has added 核对数据 for 马晓东 on a Tuesday morning. */
async function added(kindCode: string, values: object = {}): Promise<string> {
  const { clock } = office.house;
  const tuesday = '2026-11-24T02:00:00.000Z' as Instant; // reason: a literal in the branded format
  const weeks = Math.ceil((millisOf(clock.now()) - millisOf(tuesday)) / (7 * day));
  clock.set(addMillis(tuesday, weeks * 7 * day));
  const officer = await office.as('officer');
  const matterId = await beginAs(officer, kindCode);
  await doneAs(officer, matterId, { values: leaveValues });
  const head = await office.as('head');
  const { version, myTask } = await viewAs(head, matterId);
  const answer = await head.send('POST', `/api/matters/${matterId}/tasks/${myTask.taskId}/add-step`, {
    expectedVersion: version,
    step: { name: '核对数据', order: 'together', assignmentIds: [office.assignment('helper')] },
    values,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return matterId;
}
async function pass(days: number): Promise<void> {
  office.house.clock.advance(days * day);
  await office.house.relay.settle();
}
const seen = async (key: string, matterId: string): Promise<Json> => viewAs(await office.as(key), matterId);
const openTo = (page: Json): string[] => page.openTasks.map((task: Json) => `${task.step}：${task.holder.name}`);

test('an added step that is late is passed without the acts of the step it was added to: nothing is signed off again', async () => {
  const matterId = await added('outgoing-document');
  assert.deepEqual(openTo(await seen('helper', matterId)), ['核对数据：马晓东']);

  await pass(3);

  const page = await seen('chief', matterId);
  assert.deepEqual(openTo(page), ['审批：王建华']);
  const [{ who, step, act }] = page.trace;
  assert.deepEqual([who, step, act], ['系统', '核对数据', '到时限，自动同意']);
  assert.deepEqual(office.house.problems, []);
});

test('it is not held up by a field of the step that its holder can only read', async () => {
  const matterId = await added('beside', { destination: '省城' });
  const director = await office.as('director');
  await doneAs(director, matterId, { values: { destination: null } });

  await pass(3);

  assert.deepEqual(openTo(await seen('chief', matterId)), ['审批：王建华']);
});

test('it has no “no” of its own: the time limit does not refuse the matter, the step waits for its holder', async () => {
  const matterId = await added('refusing');

  await pass(3);

  const page = await seen('helper', matterId);
  assert.deepEqual([page.state, openTo(page)], ['RUNNING', ['核对数据：马晓东']]);
  await doneAs(await office.as('helper'), matterId);
  assert.deepEqual(openTo(await seen('chief', matterId)), ['审批：王建华']);
  assert.deepEqual(office.house.problems, []);
});
