import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaveRequest } from '@gov/forms/examples';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  await publishKind(office, 'of-applications', [leaveApplication, headsCheck], leaveRequest, 'applications');
});
after(() => office.close());

test('a kind of a component that is switched off is started by nobody, whichever page asks', async () => {
  const system = await office.as('system');
  const switched = async (open: boolean) => {
    const body = { componentId: 'applications', open };
    const answer = await system.send('POST', '/api/agencies/own/components', body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  const start = async () => {
    const { status, body } = await office.who('officer').send('POST', '/api/matters', { kindCode: 'of-applications' });
    return `${status} ${body.code ?? ''}`.trim();
  };

  assert.equal(await start(), '200');
  await switched(false);
  assert.equal(await start(), '404 matters.unknown-kind');
  await switched(true);
  assert.equal(await start(), '200');
  assert.deepEqual(office.house.problems, []);
});
