import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let house: TestHouse;
let agency: SmallAgency;
let writer: Client;

before(async () => {
  house = await testHouse(registry);
  agency = await smallAgency(house.house, 'jz');
  writer = new Client({ connectionString: house.superuserUrl });
  await writer.connect();
});
after(async () => {
  await writer.end();
  await house.close();
});

test('a change of configuration waits for nobody who is writing in the agency, and holds up nobody', async () => {
  const system = await signIn(house.app, 'jz.system', testPassword);
  const security = await signIn(house.app, 'jz.security', testPassword);
  await writer.query('begin');
  // what every insert into an agency table does to the row its foreign key names
  await writer.query('select id from office.agency where id = $1 for key share', [agency.id]);

  const section = await system.send('POST', '/api/organisation/sections', { name: '档案室', from: '2026-11-24' });
  const granted = await security.send('POST', '/api/permissions/grants', {
    permission: 'gongwen.registers',
    granteeKind: 'PERSON',
    granteeId: agency.people.get('officer'),
    reason: '兼管图书室',
    from: '2026-11-24',
  });
  const switched = await system.send('POST', '/api/agencies/own/components', { componentId: 'portal', open: false });
  await writer.query('commit');

  assert.equal(section.status, 200, section.body.code);
  assert.equal(granted.status, 200, granted.body.code);
  assert.equal(switched.body.code, 'agencies.foundation', 'refused for its own reason, after the lock');
});
