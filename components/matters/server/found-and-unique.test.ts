import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import type { FieldDefinition } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import { sql } from '#platform/server/database/sql.ts';
import type { Statement } from '#platform/server/database/transaction.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { headsCheck, leaveApplication } from '../testing/leave-steps.ts';
import { draftingSlip, leaveValues, type Office, openOffice } from '../testing/office.ts';
import { publishKind } from '../testing/publish-kind.ts';
import { claimValue, giveUpValues } from './projections-store.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

const begun = () => office.begin('officer', 'outgoing-document');

test('a title changed while it is reworked is found under its new words, not under the old ones', async () => {
  const matterId = await begun();
  const address = `/api/gongwen/documents/${matterId}/body`;
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '正文。' }] }] };
  const officer = office.who('officer');
  await officer.send('PUT', address, { baseVersion: 0, body });
  const values = draftingSlip('关于开展脚手架检查的通知');
  await office.done('officer', matterId, { values });
  const seen = await office.view('head', matterId);
  const returned = await office
    .who('head')
    .send('POST', `/api/matters/${matterId}/tasks/${seen.myTask.taskId}/return`, {
      expectedVersion: seen.version,
      target: seen.myTask.returnTargets[0].target,
      mode: 'rewalk',
      reason: '改题',
    });
  assert.equal(returned.status, 200, JSON.stringify(returned.body));
  const found = async (words: string) =>
    (await officer.get(`/api/matters/search?q=${encodeURIComponent(words)}`)).body.rows.length;
  assert.equal(await found('脚手架'), 1);
  assert.equal(await found('检查　脚手架（'), 1, 'words in any order, whatever stands beside them');
  assert.equal(await found('脚手架 决定'), 0);

  const { version } = await office.view('officer', matterId);
  const saved = await officer.send('PUT', `/api/matters/${matterId}/values`, {
    expectedVersion: version,
    values: { title: '关于排查琉璃瓦隐患的通知' },
  });

  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  assert.deepEqual([await found('琉璃瓦'), await found('脚手架')], [1, 0]);
});

test('of two matters that claim the same value at the same moment one gets it, until it gives it up', async () => {
  const [one, other] = [await begun(), await begun()];
  const claim = (matterId: string, value = '京A·00001') =>
    office.house.house.database.agency(office.agency.id, async (tx) =>
      ok(
        await tx.first(claimValue(office.agency.id, { kindCode: 'outgoing-document', key: 'plate', value, matterId })),
      ),
    );
  const holder = (result: Awaited<ReturnType<typeof claim>>) => result.ok && result.value?.matterId;

  const answers = (await Promise.all([claim(one), claim(other)])).map(holder);

  assert.equal(answers[0], answers[1], 'both were told the same holder');
  const winner = answers[0] === one ? one : other;
  const loser = winner === one ? other : one;
  assert.equal(holder(await claim(winner)), winner, 'claiming again is claiming once');
  assert.equal(holder(await claim(winner, '京A·00002')), winner);
  assert.equal(holder(await claim(loser)), loser, 'the value given up is free');
  await office.house.house.database.agency(office.agency.id, async (tx) => {
    tx.write(giveUpValues(office.agency.id, loser, ['plate']));
    return ok(undefined);
  });
  assert.equal(holder(await claim(winner)), winner);
});

test('what a form lets be found is found by who may read it; what a step does not show plainly, by nobody', async () => {
  const added: readonly FieldDefinition[] = [
    { key: 'inside', kind: 'text', label: '内部情况', searchable: true },
    { key: 'account', kind: 'text', label: '账号', searchable: true },
    { key: 'plate', kind: 'text', label: '车牌' },
    { key: 'spent', kind: 'amount', label: '费用', searchable: true },
    { key: 'post', kind: 'post', label: '岗位', default: { from: 'starterPost' } },
    { key: 'unit', kind: 'agency', label: '单位', default: { from: 'starterAgency' } },
  ];
  const paper = added.map(({ key }) => ({ type: 'paragraph', content: [{ type: 'formField', attrs: { key } }] }));
  const template = {
    ...leaveRequest,
    document: { ...leaveRequest.document, content: [...(leaveRequest.document.content ?? []), ...paper] },
    fields: [...leaveRequest.fields, ...added],
  };
  const own = { inside: 'edit', account: 'edit', plate: 'edit', spent: 'edit' } as const;
  const check = { ...headsCheck, fields: { inside: 'hidden', account: 'masked' } } as const;
  const steps = [{ ...leaveApplication, fields: { ...leaveApplication.fields, ...own } }, check];
  await publishKind(office, 'searched-leave', steps, template);
  const matterId = await office.begin('officer', 'searched-leave');
  const { post, unit } = (await office.view('officer', matterId)).values;
  assert.ok(post.name.length > 0, 'begun with the post of who starts it');
  assert.deepEqual(unit, { id: office.agency.id, name: '江州市住建局' }, 'and with his agency');
  const written = { inside: '蓝鲸计划', account: '6222020200', plate: '豫A7777', spent: '1234.5' };
  await office.done('officer', matterId, { values: { ...leaveValues, ...written, reason: '赴敦煌参加壁画修复培训' } });
  const found = async (key: string, words: string): Promise<boolean> => {
    const answer = await office.who(key).get(`/api/matters/search?q=${encodeURIComponent(words)}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.rows.some((row: Json) => row.matterId === matterId);
  };
  const inDatabase = (statement: Statement) =>
    office.house.house.database.agency(office.agency.id, async (tx) => {
      tx.write(statement);
      return ok(undefined);
    });

  for (const words of ['壁画修复', '培训 敦煌', '1234.5', '1,234.50']) {
    assert.deepEqual([await found('officer', words), await found('head', words)], [true, true], words);
    assert.equal(await found('legal', words), false, `not a reader: ${words}`);
  }
  for (const words of ['蓝鲸', '6222020200', '豫A7777', '年休假 蓝鲸'])
    assert.deepEqual([await found('officer', words), await found('head', words)], [false, false], words);

  const { id } = office.agency;
  await inDatabase(sql`update office.matter_search set field_words = '{}', grams = array_to_tsvector('{}'::text[])
    where agency_id = ${id} and matter_id = ${matterId}`);
  assert.equal(await found('head', '壁画'), false, 'a matter from before this was written down');
  await office.done('head', matterId);
  assert.equal(await found('head', '壁画'), true, 'from its next step on');

  await inDatabase(
    sql`update office.matter_kind set concealed = '{reason}' where agency_id = ${id} and code = 'searched-leave'`,
  );
  assert.deepEqual(
    [await found('officer', '壁画'), await found('officer', '1234.5')],
    [false, true],
    'concealed since',
  );
});
