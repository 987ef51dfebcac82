import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { beginAs, doneAs, draftingSlip, type Office, openOffice, viewAs } from '../../testing/office.ts';
import { standInKinds, standInOffice } from '../../testing/stand-ins.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  await standInKinds(office);
});
after(() => office.close());

test('work that was under way before this release is taken in, kept back and held apart like new work', async () => {
  const desk = standInOffice(office);
  const [plain, signed, round] = [await desk.sent(), await desk.sent('signed'), await desk.sent('round')];
  const officer = office.who('officer');
  const secret = await beginAs(officer, 'outgoing-document');
  const values = { ...draftingSlip('关于开展冬季安全检查的通知'), secrecyLevel: 'WORK_SECRET' };
  await doneAs(officer, secret, { values });
  for (const to of ['helper', 'legal']) await desk.entrusted('head', to);
  const seen = async () => ({
    helper: (await desk.todoIds('helper')).toSorted(),
    legal: (await desk.rows('legal', 'entrusted')).map(({ matterId }) => matterId).toSorted(),
  });
  const expected = { helper: [plain, round].toSorted(), legal: [plain] };
  assert.deepEqual(await seen(), expected);
  const database = new Client({ connectionString: office.house.superuserUrl });
  await database.connect();
  await database.query('update office.task set visit = null, in_person = false');
  await database.query('update office.matter set work_secret = false');
  assert.notDeepEqual(await seen(), expected);

  await database.query(readFileSync('components/matters/db/0012-stand-in-of-work-under-way.sql', 'utf8'));

  await database.end();
  assert.deepEqual(await seen(), expected);
  assert.equal((await viewAs(office.who('head'), signed)).myTask.step, '签批');
});
