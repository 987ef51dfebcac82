import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok, type PersonId } from '@gov/base';
import type { FieldPermission } from '@gov/forms';
import { sql } from '#platform/server/database/sql.ts';
import { completeFrom, leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  const person = (key: string) => ({
    kind: 'named' as const,
    personIds: [(office.agency.people.get(key) ?? '') as PersonId],
  });
  const together = (key: string) => ({ step: `of-${key}`, name: `${key}会签`, handler: person(key) });
  await publishKind(office, 'together', [
    { step: 'apply', name: '填写申请', fields: { leaveKind: 'required', period: 'required', reason: 'required' } },
    {
      parallel: 'sign',
      countersign: true,
      branches: [
        [{ ...together('head'), fields: { reason: 'edit', substitute: 'hidden' } }],
        [{ ...together('legal'), fields: { reason: 'edit', leaveKind: 'edit', period: 'edit' } }],
        [together('deputy')],
      ],
    },
  ]);
  const apart = (key: string, fields: Record<string, FieldPermission>) => [{ ...together(key), fields }];
  await publishKind(office, 'apart', [
    { step: 'apply', name: '填写申请', fields: { leaveKind: 'required', period: 'required', reason: 'required' } },
    {
      parallel: 'sign',
      countersign: true,
      branches: [
        apart('head', { reason: 'edit', period: 'edit' }),
        apart('legal', { reason: 'hidden', leaveKind: 'edit' }),
        apart('deputy', { reason: 'masked', leaveKind: 'edit' }),
      ],
    },
  ]);
});
after(() => office.close());

const save = (key: string, page: { matterId: string; version: number }, values: object) =>
  office.who(key).send('PUT', `/api/matters/${page.matterId}/values`, { expectedVersion: page.version, values });

async function underCountersigning(): Promise<string> {
  const matterId = await office.begin('officer', 'together');
  await office.done('officer', matterId, { values: leaveValues });
  return matterId;
}

test('different fields of two countersigners stand side by side, whichever page is older', async () => {
  const matterId = await underCountersigning();
  const [head, legal] = [await office.view('head', matterId), await office.view('legal', matterId)];

  const first = await save('head', head, { reason: '回乡探亲，三天' });
  const second = await save('legal', legal, { leaveKind: 'PERSONAL' });
  const signed = await completeFrom(office.who('head'), { ...head, version: first.body.version });

  assert.deepEqual([first.status, second.status], [200, 200], JSON.stringify(second.body));
  assert.deepEqual(second.body.others, { reason: '回乡探亲，三天' });
  assert.equal(signed.status, 200, JSON.stringify(signed.body));
  assert.match(signed.body.said, /同时存上的还有孙倩改的“请假类别”/);
  const { values } = await office.view('legal', matterId);
  assert.deepEqual([values.reason, values.leaveKind], ['回乡探亲，三天', 'PERSONAL']);
});

test('the same field is refused with both values, and nothing of the others is lost by it', async () => {
  const matterId = await underCountersigning();
  const [head, legal] = [await office.view('head', matterId), await office.view('legal', matterId)];
  await save('head', head, { reason: '回乡' });

  const refused = await save('legal', legal, { reason: '出差', leaveKind: 'PERSONAL' });
  const sent = await completeFrom(office.who('legal'), legal, { values: { reason: '出差' } });
  const same = await save('legal', legal, { reason: '回乡' });

  assert.deepEqual([refused.status, refused.body.code], [409, 'matters.field-changed']);
  assert.equal(refused.body.fields[0].message, '陈国栋改成了“回乡”，您写的是“出差”');
  assert.equal(sent.body.code, 'matters.field-changed');
  assert.equal(same.status, 200, 'who wrote the same is not asked');
  const page = await office.view('legal', matterId);
  assert.deepEqual([page.values.reason, page.values.leaveKind], ['回乡', 'ANNUAL']);
  assert.deepEqual(page.changedBy.reason, { by: '陈国栋', own: false });

  const chosen = await save('legal', page, { reason: '出差' });

  assert.equal(chosen.status, 200, JSON.stringify(chosen.body));
});

test('no refusal says what stands in a field that the step hides, masks or does not let change', async () => {
  const matterId = await office.begin('officer', 'apart');
  await office.done('officer', matterId, { values: leaveValues });
  const readers = ['legal', 'deputy'];
  const pages = await Promise.all(readers.map((key) => office.view(key, matterId)));
  await save('head', await office.view('head', matterId), { reason: '住院手术' });

  for (const [at, key] of readers.entries()) {
    const [page, values] = [pages[at], { reason: '想看看' }];
    const answers = [await save(key, page, values), await completeFrom(office.who(key), page, { values })];
    for (const { status, body } of answers) {
      assert.deepEqual([key, status, body.code], [key, 422, 'forms.edit-refused']);
      assert.doesNotMatch(JSON.stringify(body), /住院手术/);
    }
  }
});

test('two windows of one person are told as his own', async () => {
  const matterId = await office.begin('officer', 'together');
  const page = await office.view('officer', matterId);
  await save('officer', page, { reason: '第一个窗口' });

  const refused = await save('officer', page, { reason: '第二个窗口' });

  assert.equal(refused.body.fields[0].message, '您在另一个窗口改成了“第一个窗口”，您写的是“第二个窗口”');
  assert.equal((await office.view('officer', matterId)).changedBy.reason.own, true);
});

test('who only decides must have seen what was changed meanwhile', async () => {
  const matterId = await underCountersigning();
  const [head, deputy] = [await office.view('head', matterId), await office.view('deputy', matterId)];
  await save('head', head, { reason: '回乡' });

  const unseen = await completeFrom(office.who('deputy'), deputy);
  const seen = await completeFrom(office.who('deputy'), await office.view('deputy', matterId));

  assert.deepEqual([unseen.status, unseen.body.code, seen.status], [409, 'matters.stale', 200]);
});

test('what was changed by an earlier release is not known by field: such a page is refused as a whole', async () => {
  const matterId = await underCountersigning();
  const [head, legal] = [await office.view('head', matterId), await office.view('legal', matterId)];
  await save('head', head, { reason: '回乡' });
  await office.house.house.database.agency(office.agency.id, async (tx) => {
    tx.write(sql`update office.matter_content set field_changes = null where matter_id = ${matterId}`);
    return ok(undefined);
  });

  const refused = await save('legal', legal, { leaveKind: 'PERSONAL' });

  assert.equal(refused.body.code, 'matters.stale');
});
