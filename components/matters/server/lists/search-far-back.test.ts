import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';
import { type Office, openOffice } from '../../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

/** So many later matters with the words of one, save one sign of its title. */
async function copies(matterId: string, count: number, sign: string, other: string): Promise<void> {
  const { id } = office.agency;
  const ids = Array.from({ length: count }, () => office.house.house.ids.next());
  const made = await office.house.house.database.agency(id, async (tx) => {
    const each = sql`cross join jsonb_array_elements_text(${json(ids)}) as one(id) where agency_id = ${id}`;
    await tx.all(sql`
      insert into office.matter
      select (jsonb_populate_record(m, jsonb_build_object('id', one.id, 'title', replace(m.title, ${sign}, ${other})))).*
      from office.matter m ${each} and m.id = ${matterId}`);
    await tx.all(sql`
      insert into office.matter_search (agency_id, matter_id, words, grams)
      select agency_id, one.id::uuid, replace(words, ${sign}, ${other}), grams
      from office.matter_search ${each} and matter_id = ${matterId}`);
    await tx.all(sql`
      insert into office.matter_reader
      select (jsonb_populate_record(r, jsonb_build_object('matter_id', one.id))).*
      from office.matter_reader r ${each} and r.matter_id = ${matterId}`);
    return ok(undefined);
  });
  assert.ok(made.ok, JSON.stringify(made));
}

test('a word of one sign behind hundreds that have the other words only: the search says that it is not at the end, and gets there', async () => {
  const officer = office.who('officer');
  const matterId = await office.leaveRequest();
  assert.match((await office.view('officer', matterId)).title, /请假申请：年休假/);
  await copies(matterId, 230, '休', '节');
  const look = async (words: string, cursor?: string) => {
    const further = cursor === undefined ? '' : `&cursor=${cursor}`;
    return (await officer.get(`/api/matters/search?q=${encodeURIComponent(words)}${further}`)).body;
  };

  const first = await look('休 申请');

  assert.deepEqual([first.rows, typeof first.next], [[], 'string']);
  const second = await look('休 申请', first.next);
  assert.deepEqual(
    second.rows.map((row: { readonly matterId: string }) => row.matterId),
    [matterId],
  );
  assert.equal(second.next, undefined);
});
