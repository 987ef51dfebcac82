import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sm3Hex } from '@gov/gm';
import { digestInput } from '@gov/gongwen';
import { signIn } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';
import { type DocumentOffice, documentOffice } from '../testing/document-office.ts';

let office: DocumentOffice;
before(async () => {
  office = await documentOffice();
});
after(() => office.close());

test('a receiver chosen by id is printed under its own name; one nobody knows is refused', async () => {
  const { who, view, done, complete, draft, slip, receiver } = office;
  const matterId = await draft();
  const addressed = (id: string) => ({ values: { ...slip(), mainRecipients: [{ id, name: '江州市人民政府' }] } });

  const unknown = await complete(who('officer'), matterId, addressed('01900001-0000-7000-8000-000000000001'));
  await done(who('officer'), matterId, addressed(receiver.id));

  assert.equal(unknown.status, 422);
  assert.deepEqual(unknown.body.fields, [
    { path: 'mainRecipients', message: '没有找到“江州市人民政府”这个单位，请重新选' },
  ]);
  const { values } = await view(who('head'), matterId);
  assert.deepEqual(values.mainRecipients, [{ id: receiver.id, name: '临浦区住建局' }]);
});

test('a section is shown under its own name, whatever the browser called it; one nobody knows is refused', async () => {
  const { who, view, done, complete, draft, slip, sender } = office;
  const matterId = await draft();
  const countersignSectionA = { id: sender.sections.get('legal') ?? '', name: '办公室' };
  const drafter = { id: '01900001-0000-7000-8000-000000000001', name: '某人' };

  const unknown = await complete(who('officer'), matterId, { values: { ...slip(), drafter } });
  await done(who('officer'), matterId, { values: { ...slip(), countersignSectionA } });

  assert.deepEqual(unknown.body.fields, [{ path: 'drafter', message: '本单位名单里没有“某人”，请重新选人' }]);
  assert.equal((await view(who('head'), matterId)).values.countersignSectionA.name, '法规科');
});

test('the drafting section is told that it need not countersign its own document', async () => {
  const { who, done, draft, slip, view } = office;
  const told = async (other: object) => {
    const matterId = await draft();
    const { draftingSection } = (await view(who('officer'), matterId)).values;
    await done(who('officer'), matterId, { values: { ...slip(), countersignSectionB: draftingSection, ...other } });
    const { findings } = (await who('officer').get(`/api/gongwen/documents/${matterId}/checks`)).body;
    return findings.map(({ code }: { code: string }) => code).includes('countersigned-by-itself');
  };

  assert.equal(await told({}), true);
  assert.equal(await told({ countersignSectionB: null }), false);
});

test('a mark, the 附注, a receiver or the format changed after sign-off stops numbering', async () => {
  const { who, complete, rechecked, sender } = office;
  const slip = (change: object) =>
    ['update office.matter_content set form_values = form_values || $2', change] as const;
  const changes = {
    urgency: slip({ urgency: 'URGENT' }),
    secrecy: slip({ secrecyLevel: 'INTERNAL' }),
    disclosure: slip({ disclosure: 'ON_REQUEST' }),
    receiver: slip({ mainRecipients: [{ id: sender.id, name: '临浦区住建局' }, { name: '各建筑企业' }] }),
    format: ["update office.document set format = $2::jsonb->>'format'", { format: 'LETTER' }] as const,
  };
  for (const [what, [statement, change]] of Object.entries(changes)) {
    const matterId = await rechecked();
    await office.database.query(`${statement} where matter_id = $1`, [matterId, JSON.stringify(change)]);

    const refused = await complete(who('clerk'), matterId);

    assert.deepEqual([what, refused.body.code], [what, 'gongwen.digest-differs']);
  }
});

test('印发机关 may be set between sign-off and numbering: the document is still the signed one and prints it', async () => {
  const { who, done, rechecked, house } = office;
  const matterId = await rechecked();
  const system = await signIn(house.app, 'jz.system', testPassword);
  const { settings } = (await system.get('/api/agencies/own/settings')).body;
  const { version } = settings.find(({ key }: { key: string }) => key === 'printedBy');
  const change = {
    componentId: 'gongwen',
    key: 'printedBy',
    value: '江州市住建局综合科',
    expectedVersion: version,
  };
  assert.equal((await system.send('POST', '/api/agencies/own/settings', change)).status, 200);

  await done(who('clerk'), matterId);

  const { texts } = (await who('clerk').send('POST', `/api/gongwen/documents/${matterId}/preview`, {})).body;
  assert.match(texts.join(''), /江州市住建局综合科/);
  assert.doesNotMatch(texts.join(''), /江州市住建局办公室/);
});

test('an 意见 to a superior body prints who signed it, one to any other does not', async () => {
  const { who, complete, signedOff, sender, receiver, database } = office;
  const title = '江州市住建局关于加强冬季施工管理的意见';
  const matterId = await signedOff({
    title,
    documentKind: 'OPINION',
    mainRecipients: [{ id: receiver.id, name: '临浦区住建局' }],
  });
  const printed = async () =>
    (await who('clerk').send('POST', `/api/gongwen/documents/${matterId}/preview`, {})).body.texts.join('');

  const sideways = await printed();
  await database.query('update office.agency set parent_id = $1 where id = $2', [receiver.id, sender.id]);
  const upward = await printed();
  const unseen = await complete(who('clerk'), matterId);
  await database.query('update office.agency set parent_id = null where id = $1', [sender.id]);

  assert.doesNotMatch(sideways, /签发人/);
  assert.match(upward, /签发人：\s*王建华/);
  assert.equal(unseen.body.code, 'gongwen.digest-differs', 'that was not on the page he signed');
});

test('a document signed before everything printed was signed is numbered by its old digest', async () => {
  const { who, view, documentOf, done, rechecked } = office;
  const matterId = await rechecked();
  const { body } = await documentOf(who('clerk'), matterId);
  const { values } = await view(who('clerk'), matterId);
  const names = values.mainRecipients.map(({ name }: { name: string }) => name);
  const text = { kind: 'NOTICE', title: values.title, mainRecipients: names, copyRecipients: [], attachments: [] };
  const old = digestInput({ ...text, body });
  await office.database.query('update office.document set frozen_sm3 = $2, frozen_form = null where matter_id = $1', [
    matterId,
    sm3Hex(old),
  ]);

  await done(who('clerk'), matterId);

  assert.equal((await documentOf(who('clerk'), matterId)).statusWords, '已排版');
});

test('an old body, a picture and a received document leave a line in the audit when they are read', async () => {
  const { who, sent } = office;
  const { matterId, exchangeId } = await sent();
  const lines = async (event: string, id: string) =>
    (await office.database.query('select 1 from office.audit_event where event = $1 and object_id = $2', [event, id]))
      .rowCount;

  const version = await who('clerk').get(`/api/gongwen/documents/${matterId}/versions/1`);
  const received = await who('lp.clerk').get(`/api/exchange/inbox/${exchangeId}`);

  assert.deepEqual([version.status, received.status], [200, 200]);
  assert.equal(await lines('gongwen.version-read', matterId), 1);
  assert.equal(await lines('exchange.document-read', exchangeId), 1);
});
