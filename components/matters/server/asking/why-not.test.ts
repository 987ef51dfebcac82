import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signIn } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { type Office, openOffice } from '../../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

const ask = async (who: string, matterId: string, person: string) =>
  office.who(who as never).get(`/api/matters/${matterId}/why-not?person=${person}`); // reason: names of the small office

test('a reader is told why it lies with this person and not with another', async () => {
  const matterId = await office.leaveRequest();
  const view = await office.view('officer', matterId);
  const holder = view.openTasks[0].holder;
  const starter = view.starter;

  const self = await ask('officer', matterId, starter.personId);
  const has = await ask('officer', matterId, holder.personId);

  assert.equal(self.status, 200, JSON.stringify(self.body));
  const [answer] = self.body.answers;
  assert.equal(answer.step, view.openTasks[0].step);
  assert.match(answer.words, new RegExp(`^这一步由.*办理，现在是${holder.name}。您现在是.*不符合这条规则。$`));
  assert.match(has.body.answers[0].words, /这一步现在就在.*手里/);
});

test('who may not read the matter learns nothing, and nobody who is unknown is asked about', async () => {
  const matterId = await office.leaveRequest();
  const view = await office.view('officer', matterId);
  await smallAgency(office.house.house, 'lp', '临浦区住建局');
  const stranger = await signIn(office.house.app, 'lp.head', testPassword);

  const colleague = await ask('helper', matterId, view.starter.personId);
  const foreign = await stranger.get(`/api/matters/${matterId}/why-not?person=${view.starter.personId}`);
  const nobody = await ask('officer', matterId, '01900000-0000-7000-8000-000000000000');

  assert.deepEqual([colleague.status, foreign.status], [404, 404]);
  assert.equal(nobody.status, 422, JSON.stringify(nobody.body));
  assert.deepEqual(office.house.problems, []);
});
