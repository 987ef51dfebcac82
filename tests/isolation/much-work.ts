import assert from 'node:assert/strict';
import { agreedKey, programWith } from '#components/applications/testing/programs.ts';
import type { TestHouse } from '#platform/testkit/house.ts';
import { onePoint } from '#platform/testkit/one-point.ts';
import { signIn } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { oneDocument, receiverKeys, senderKeys } from '../work/documents.ts';
import { seat } from '../work/people.ts';
import { doneBy, workerWithin } from '../work/within.ts';

/** A document goes from one agency to the other, from the draft to the end of its handling there. */
export async function sendDocument(house: TestHouse, from: SmallAgency, to: SmallAgency): Promise<void> {
  const sender = await seat(senderKeys, (key) => workerWithin(house, `${from.code}.${key}`));
  const receiver = await seat(receiverKeys, (key) => workerWithin(house, `${to.code}.${key}`));
  const { agencies } = (await sender.officer.get('/api/gongwen/recipients')).body;
  const [{ id, name }] = agencies;
  await oneDocument({ sender, receiver, receiverAgency: { id, name } }, '关于做好冬季安全检查的通知');
}

/** What is kept beside matters: a picture in a draft, a stand-in, AB岗, a right, a setting, an application, its key and a draft of that, a duty on its way to somebody else. */
export async function settle(house: TestHouse, agency: SmallAgency): Promise<void> {
  const as = (key: string) => signIn(house.app, `${agency.code}.${key}`, testPassword);
  const [officer, head, security, system] = [
    await as('officer'),
    await as('head'),
    await as('security'),
    await as('system'),
  ];
  const draft = await doneBy(officer, '/api/matters', { kindCode: 'outgoing-document' });
  const picture = await officer.upload(`/api/gongwen/documents/${draft.matterId}/images`, [
    { name: 'plan.png', content: onePoint },
  ]);
  assert.equal(picture.status, 200, JSON.stringify(picture.body));
  await doneBy(head, '/api/matters/stand-ins', {
    from: '2026-11-24',
    last: '2026-11-30',
    assignmentId: agency.assignments.get('legal'),
    kinds: ['leave-request'],
  });
  await doneBy(system, '/api/matters/covers/pairs', {
    aAssignmentId: agency.assignments.get('head'),
    bAssignmentId: agency.assignments.get('officer'),
    kinds: ['leave-request'],
    reason: '岗位职责规定',
  });
  await doneBy(security, '/api/permissions/grants', {
    permission: 'gongwen.registers',
    granteeKind: 'PERSON',
    granteeId: agency.people.get('officer'),
    reason: '兼管登记簿',
    from: '2026-11-24',
  });
  const { settings } = (await system.get('/api/agencies/own/settings')).body;
  const { version } = settings.find(({ key }: { readonly key: string }) => key === 'printedBy');
  const printedBy = { componentId: 'gongwen', key: 'printedBy', value: '综合科', expectedVersion: version };
  await doneBy(system, '/api/agencies/own/settings', printedBy);
  const outing = await doneBy(system, '/api/applications/packs/install', { pack: 'outing' });
  const portal = await agreedKey(system, officer, {
    name: '门户网站',
    assignmentId: agency.assignments.get('officer'),
    applicationIds: [outing.id],
  });
  const kept = await programWith(house, portal.key).post(
    `/api/applications/${outing.id}/matters`,
    { values: { reason: '开会' }, submit: false },
    { 'idempotency-key': `draft-of-${agency.code}` },
  );
  assert.equal(kept.status, 200, JSON.stringify(kept.body));
  const legal = agency.people.get('legal');
  await doneBy(system, '/api/duties/SYSTEM/hand-over', { personId: legal, on: '2026-12-01', reason: '岗位调整' });
}
