import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import type { AuditRecord } from '../contract.ts';

let house: TestHouse;
let ours: SmallAgency;
let auditor: Visitor;
let foreignAuditor: Visitor;
let system: Visitor;

before(async () => {
  house = await testHouse(
    registry.filter(({ manifest }) => ['organisation', 'identity', 'audit'].includes(manifest.id)),
  );
  ours = await smallAgency(house.house, 'jz');
  await smallAgency(house.house, 'lp');
  auditor = await signIn(house.app, 'jz.auditor', testPassword);
  foreignAuditor = await signIn(house.app, 'lp.auditor', testPassword);
  system = await signIn(house.app, 'jz.system', testPassword);
});
after(() => house.close());

const records = async (who: Visitor, query = ''): Promise<AuditRecord[]> => {
  const answer = await who.get(`/api/audit${query}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.records;
};

const addSection = async (name: string): Promise<string> => {
  const answer = await system.send('POST', '/api/organisation/sections', { name, from: '2026-11-24' });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
};

test('the audit administrator sees who did what, in words and by name; nobody else does', async () => {
  const sectionId = await addSection('信访科');

  const [found] = await records(auditor, `?objectKind=section&objectId=${sectionId}`);

  assert.equal(found?.eventWords, '设立科室');
  assert.equal(found?.personName, '系统员');
  assert.equal(found?.objectName, '信访科');
  assert.equal((await system.get('/api/audit')).status, 403);
  assert.deepEqual(await records(foreignAuditor, `?objectKind=section&objectId=${sectionId}`), []);
});

test('sealed rows carry their place in the chain, and the newest place is the head', async () => {
  await house.sealer.seal(ours.id);

  const answer = await auditor.get('/api/audit?event=organisation.section-added');

  const [found] = answer.body.records as AuditRecord[];
  assert.ok(found?.seal && found.seal.sequence > 0 && found.seal.hash.length > 20, JSON.stringify(found));
  assert.ok(answer.body.head.sequence >= found.seal.sequence);
  assert.ok(answer.body.head.checkpoint.size > 0);
});

test('reading and exporting the audit are in the audit', async () => {
  const before = (await records(auditor, '?event=audit.read')).length;
  await auditor.get('/api/audit/export?event=organisation.section-added');

  assert.equal((await records(auditor, '?event=audit.read')).length, before + 1);
  assert.equal((await records(auditor, '?event=audit.exported')).length, 1);
});

test('filters by person and by day take what belongs to them and nothing else', async () => {
  const mine = await records(auditor, `?personId=${ours.people.get('system')}`);
  assert.ok(mine.length > 0 && mine.every((record) => record.personName === '系统员'));

  assert.ok((await records(auditor, '?from=2026-11-24&to=2026-11-24')).length > 0);
  assert.deepEqual(await records(auditor, '?from=2026-11-25'), []);
  assert.deepEqual(await records(auditor, '?to=2026-11-23'), []);
  assert.equal((await auditor.get('/api/audit?from=2026-11-25&to=2026-11-23')).status, 422);
});

test('paging shows every record once, newest first', async () => {
  for (let index = 0; index < 60; index++) await addSection(`临时科${index}`);
  const query = '?event=organisation.section-added';

  const first = await auditor.get(`/api/audit${query}`);
  const second = await auditor.get(`/api/audit${query}&before=${first.body.before}`);

  const all = [...first.body.records, ...second.body.records] as AuditRecord[];
  assert.equal(all.length, 61);
  assert.equal(new Set(all.map((record) => record.id)).size, 61);
  assert.equal(second.body.before, undefined);
  assert.equal(all[0]?.objectName, '临时科59');
});

test('a name that looks like a formula leaves the house as text', async () => {
  await addSection('=HYPERLINK("http://x")');

  const file = await auditor.get<string>('/api/audit/export?event=organisation.section-added');

  assert.equal(file.status, 200);
  assert.match(String(file.headers['content-type']), /text\/csv/);
  assert.match(file.body, /"'=HYPERLINK\(""http:\/\/x""\)"/);
  assert.doesNotMatch(file.body, /(^|,)"?=/m);
  assert.deepEqual(house.problems, []);
});
