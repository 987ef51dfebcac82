import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import { unknownId } from '#platform/testkit/inspection/sample-value.ts';
import { batchOffice } from '../testing/batch.ts';
import { type Office, openOffice } from '../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

interface Kept {
  readonly personName: string;
  readonly objectKind: string;
  readonly details: unknown;
}

/** What the audit keeps of refused requests for this object. */
async function kept(objectId: string): Promise<readonly Kept[]> {
  const { id } = office.agency;
  const rows = await office.house.house.database.agency(id, async (tx) =>
    ok(
      await tx.all(sql<Kept>`
        select person_name as "personName", object_kind as "objectKind", details from office.audit_event
        where agency_id = ${id} and event = 'platform.refused' and object_id = ${objectId} order by at, id`),
    ),
  );
  return rows.ok ? rows.value : [];
}

/** Names of those whose asking for this object was refused. */
const refused = async (objectId: string): Promise<readonly string[]> =>
  (await kept(objectId)).map(({ personName }) => personName);

test('who asks for a matter that is not theirs to read is told there is none, and the audit keeps it', async () => {
  const matterId = await office.leaveRequest();
  assert.equal((await office.who('officer').get(`/api/matters/${matterId}`)).status, 200);
  assert.deepEqual(await refused(matterId), []);

  const concealed = await office.who('legal').get(`/api/matters/${matterId}`);
  const unknown = await office.who('legal').get(`/api/matters/${unknownId}`);

  assert.deepEqual([concealed.status, concealed.body.code], [unknown.status, unknown.body.code]);
  assert.deepEqual(await refused(matterId), ['孙倩']);
  assert.deepEqual(await refused(unknownId), []);
});

test('so does asking for its document, and acting on it', async () => {
  const { matterId } = (await office.who('officer').send('POST', '/api/matters', { kindCode: 'outgoing-document' }))
    .body;

  const read = await office.who('legal').get(`/api/gongwen/documents/${matterId}`);
  const pressed = await office.who('helper').send('POST', `/api/matters/${matterId}/press`, {});

  assert.deepEqual([read.status, pressed.status], [404, 404]);
  assert.deepEqual(await refused(matterId), ['孙倩', '马晓东']);
  assert.deepEqual(office.house.problems, []);
});

test('who looks at several at once is kept with each that is not theirs, once, though the look itself is answered', async () => {
  const [first, second, own] = [await office.leaveRequest(), await office.leaveRequest(), await office.leaveRequest()];
  const tasks = [first, first, second, unknownId].map((matterId, at) => ({
    matterId,
    taskId: unknownId.replace(/.$/, `${at}`),
  }));

  const looked = await batchOffice(office).looked('legal', tasks);
  const mine = await batchOffice(office).looked('officer', [{ matterId: own, taskId: own }]);

  assert.deepEqual(new Set(looked.map(({ why }) => why)), new Set(['没有找到这件事项，或者您不能看它。']));
  assert.equal(mine[0]?.safe, false);
  const names = await Promise.all([first, second, unknownId, own].map(refused));
  assert.deepEqual(names, [['孙倩'], ['孙倩'], [], []]);
  assert.equal((await office.who('legal').get(`/api/matters/${first}`)).status, 404);
  const [together, alone] = await kept(first);
  const row = (route: string) => ({
    personName: '孙倩',
    objectKind: 'matter',
    details: { code: 'matters.not-found', route },
  });
  assert.deepEqual([together, alone], [row('batchPreview'), row('view')], 'of one shape');
  assert.deepEqual(office.house.problems, []);
});
