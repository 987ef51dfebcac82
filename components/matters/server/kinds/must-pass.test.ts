import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { OverdueStep, StepPart } from '@gov/workflow';
import type { Json } from '#platform/testkit/sign-in.ts';
import { leaveApplication } from '../../testing/leave-steps.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

const head = { kind: 'sectionHead', of: 'starter' } as const;
const review: StepPart = { step: 'review', name: '审核', handler: head };
const jumping: StepPart = { ...review, operations: { jumpTo: ['archive', 'decide'] } };
const decide: StepPart = { step: 'decide', name: '签发', handler: { kind: 'chief' } };
const archive: StepPart = { step: 'archive', name: '归档', handler: head };
const late = (act: OverdueStep['act']) => ({ due: { workingDays: 1 }, overdue: [{ afterDue: 0, act }] });

/** Why a kind with the hooks of documents is not taken with these steps. */
async function whyNot(...steps: readonly StepPart[]): Promise<string> {
  const publishing = publishKind(office, 'outgoing-document', [leaveApplication, ...steps]);
  const refused = await publishing.then(
    () => '',
    (error: Error) => error.message,
  );
  return refused === '' ? '' : (/"step":"[^"]*","why":"[^"]*"|"message":"[^"]*"/.exec(refused)?.[0] ?? refused);
}

test('a process whose clock would sign off, or go past signing off, is refused with step and reason; a reminder is taken', async () => {
  const signOff = { ...decide, actions: ['sign-off'] };

  assert.equal(
    await whyNot({ ...signOff, ...late({ kind: 'agree' }) }),
    '"step":"签发","why":"要本人办，到期不能自动同意"',
  );
  assert.equal(
    await whyNot({ ...review, ...late({ kind: 'goTo', node: 'archive' }) }, signOff, archive),
    '"step":"审核","why":"到期会越过“签发”"',
  );
  assert.equal(await whyNot({ ...signOff, ...late({ kind: 'remind' }) }), '');
  assert.equal(await whyNot({ ...review, ...late({ kind: 'goTo', node: 'decide' }) }, signOff), '');
});

async function underReview(code: string): Promise<{ readonly matterId: string; readonly page: Json }> {
  const matterId = await office.begin('officer', code);
  await office.done('officer', matterId, { values: leaveValues });
  return { matterId, page: await office.view('head', matterId) };
}
const jump = (matterId: string, page: Json, node: string) =>
  office.who('head').send('POST', `/api/matters/${matterId}/jump`, {
    expectedVersion: page.version,
    visit: page.signing.visit,
    node,
    reason: '急',
  });
const effects = async (matterId: string, page: Json, node: string): Promise<Json> =>
  (
    await office.who('head').send('POST', `/api/matters/${matterId}/preview-act`, {
      expectedVersion: page.version,
      act: { kind: 'jump', visit: page.signing.visit, node },
    })
  ).body;

test('特送 past a step that the kind needs is not offered, and refused before and when it is tried', async () => {
  await publishKind(office, 'outgoing-document', [
    leaveApplication,
    jumping,
    { ...decide, actions: ['sign-off', 'assign-number'] },
    archive,
  ]);
  const { matterId, page } = await underReview('outgoing-document');

  const told = await effects(matterId, page, 'archive');
  const tried = await jump(matterId, page, 'archive');

  assert.deepEqual(page.signing.jumps, [{ node: 'decide', step: '签发' }]);
  assert.deepEqual([told.code, tried.body.code], ['matters.jump-past', 'matters.jump-past']);
  assert.equal(tried.body.message, '特送会越过“签发”，没有送出。');
  assert.equal((await jump(matterId, page, 'decide')).status, 200);
});

test('where the process alone says that a step is 签批, going past it is said beforehand and left to who does it', async () => {
  await publishKind(office, 'own-signing', [leaveApplication, jumping, { ...decide, signing: true }, archive]);
  const { matterId, page } = await underReview('own-signing');

  const told = await effects(matterId, page, 'archive');
  const plain = await effects(matterId, page, 'decide');
  const done = await jump(matterId, page, 'archive');

  const words = (answer: Json): string[] => answer.effects.map((one: Json) => one.words);
  assert.ok(words(told).includes('要本人签批的“签发”会被越过，没有人签。'), JSON.stringify(told));
  assert.ok(!words(plain).some((one) => one.includes('越过')), JSON.stringify(plain));
  assert.equal(done.status, 200, JSON.stringify(done.body));
  assert.deepEqual(office.house.problems, []);
});
