import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import type { StepPart } from '@gov/workflow';
import { sql } from '#platform/server/database/sql.ts';
import { signIn } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import type { MatterView } from '../../contract.ts';
import { beginAs, doneAs, type Office, openOffice, viewAs } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  await publishKind(office, 'usual', [
    { step: 'write', name: '填写', fields: { destination: 'edit' } },
    { step: 'judge', name: '审核', handler: { kind: 'sectionHead', of: 'starter' } },
    {
      choice: 'far',
      branches: [
        {
          when: 'destination = "国外"',
          label: '出国',
          parts: [{ step: 'abroad', name: '外事审批', handler: { kind: 'chief' } }],
        },
        { label: '其他', parts: [] },
      ],
    },
    { step: 'file', name: '存档', handler: { kind: 'starter' } },
  ]);
});
after(() => office.close());

const expected = async (who: string, matterId: string) =>
  (await office.who(who as never).get(`/api/matters/${matterId}/expected-days`)).body; // reason: names of the small office

/** A finished case whose 审核 took so many working days: from Monday 2 November 2026 on. */
async function finished(days: number): Promise<void> {
  const matterId = await office.begin('officer', 'usual');
  await office.done('officer', matterId, { values: { destination: '省内' } });
  await office.done('head', matterId);
  const { house, agency } = office;
  const until = `2026-11-0${2 + days}T02:00:00Z`;
  const moved = await house.house.database.agency(agency.id, async (tx) => {
    tx.write(sql`update office.task set opened_at = '2026-11-02T02:00:00Z', closed_at = ${until}
      where agency_id = ${agency.id} and matter_id = ${matterId} and node = 'judge'`);
    return ok(undefined);
  });
  assert.ok(moved.ok);
}

test('what a step usually takes is told from five finished cases on, as the median, by its place in the way', async () => {
  for (const days of [1, 2, 2, 4]) await finished(days);
  const matterId = await office.begin('officer', 'usual');

  const before = await expected('officer', matterId);
  assert.deepEqual(before.steps, []);

  await finished(3);
  const { version, steps } = await expected('officer', matterId);
  const view = await office.view('officer', matterId);
  assert.equal(version, view.version);
  assert.deepEqual(steps, [{ at: 0, days: 2, cases: 5 }]);
  assert.equal(view.ahead[0].step, '审核');
});

test('a way that hangs on what is not filled in yet is told with the other one', async () => {
  const matterId = await office.begin('officer', 'usual');
  const told = (await office.view('officer', matterId)).ahead.map(
    ({ step, uncertain, alternative }: { step: string; uncertain?: string; alternative?: true }) =>
      [step, uncertain ?? 'sure', alternative ? 'else' : ''].join(' ').trim(),
  );
  assert.deepEqual(told, ['审核 sure', '外事审批 answer else', '存档 sure']);
});

test('cases of another kind and of another agency do not count; who may not read the matter is told nothing', async () => {
  const matterId = await office.begin('officer', 'usual');
  await smallAgency(office.house.house, 'lp', '临浦区住建局');
  const stranger = await signIn(office.house.app, 'lp.head', testPassword);
  const answers = [
    await stranger.get(`/api/matters/${matterId}/expected-days`),
    await office.who('helper').get(`/api/matters/${matterId}/expected-days`),
  ];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [404, 404],
  );
  await publishKind(office, 'unusual', [
    { step: 'write', name: '填写' },
    { step: 'judge', name: '审核', handler: { kind: 'sectionHead', of: 'starter' } },
  ]);
  const other = await office.begin('officer', 'unusual');
  assert.deepEqual((await expected('officer', other)).steps, []);
  assert.deepEqual(office.house.problems, []);
});

test('while a matter is suspended no time passes for what its step usually takes', async () => {
  await publishKind(office, 'paused', [
    { step: 'write', name: '填写', fields: { destination: 'edit' } },
    { step: 'judge', name: '审核', handler: { kind: 'sectionHead', of: 'starter' } },
  ]);
  const send = async () => {
    const matterId = await office.begin('officer', 'paused');
    await office.done('officer', matterId, { values: { destination: '省内' } });
    return matterId;
  };
  const matters = await Promise.all([1, 2, 3, 4, 5].map(send));
  const { clock } = office.house;
  const halt = async (act: 'suspend' | 'resume') => {
    const [system, officer] = [await office.as('system'), await office.as('officer')];
    for (const matterId of matters) {
      const { version } = await viewAs(officer, matterId);
      const body = { expectedVersion: version, ...(act === 'suspend' ? { reason: '等批复' } : {}) };
      const answer = await system.send('POST', `/api/matters/monitor/${matterId}/${act}`, body);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
    }
  };
  await halt('suspend');
  clock.advance(14 * 86_400_000);
  await halt('resume');
  const head = await office.as('head');
  for (const matterId of matters) await doneAs(head, matterId);

  const officer = await office.as('officer');
  const matterId = await beginAs(officer, 'paused');
  const { steps } = (await officer.get(`/api/matters/${matterId}/expected-days`)).body;

  assert.deepEqual(
    steps.map(({ days, cases }: { readonly days: number; readonly cases: number }) => [Math.floor(days), cases]),
    [[0, 5]],
  );
});

test('同时办的几路说清是哪几路、几路办完就往下走，表决的说清几人同意就通过；不在分支里的没有', async () => {
  const { people } = office.agency;
  const persons = ['head', 'chief', 'legal'].map((key) => people.get(key) ?? '');
  const step = (id: string, personIds: readonly string[]): StepPart => ({
    step: id,
    name: id,
    handler: { kind: 'named', personIds } as never, // reason: ids of the small agency
  });
  await publishKind(office, 'forked', [
    { step: 'write', name: '填写' },
    {
      parallel: 'fork',
      enough: { branches: 2, rest: 'cancel' },
      branches: persons.map((one, at) => [step(`way${at}`, [one])]),
    },
    { ...step('vote', persons), multi: { mode: 'parallel', rule: 'any' } },
  ]);
  const officer = await office.as('officer');
  const { ahead } = await viewAs(officer, await beginAs(officer, 'forked'));

  const told = ahead.map(({ step: name, forks, votes }: MatterView['ahead'][number]) => [
    name,
    forks?.map(({ fork, enough }) => `${fork} ${enough}`) ?? [],
    votes ?? '',
  ]);
  assert.deepEqual(told, [
    ['way0', ['fork 2'], ''],
    ['way1', ['fork 2'], ''],
    ['way2', ['fork 2'], ''],
    ['vote', [], '一人同意就通过'],
  ]);
  const ways = ahead.flatMap(({ forks }: MatterView['ahead'][number]) => forks?.map(({ branch }) => branch) ?? []);
  assert.equal(new Set(ways).size, 3);
});
