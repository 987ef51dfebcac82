import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type DocumentOffice, documentOffice, opinionsThatStand } from '../testing/document-office.ts';

let office: DocumentOffice;
before(async () => {
  office = await documentOffice();
});
after(() => office.close());

const signatory = '王建华';
const date = '2026-11-24';

/** What page, slip, list, register and the layout of the page say of a document at once. */
async function said(matterId: string) {
  const { who, view, documentOf } = office;
  const document = await documentOf(who('officer'), matterId);
  const { values, form } = await view(who('officer'), matterId);
  const preview = await who('officer').send('POST', `/api/gongwen/documents/${matterId}/preview`, {});
  assert.equal(preview.status, 200, JSON.stringify(preview.body));
  const listed = await office.database.query(
    "select 1 from office.matter_field where matter_id = $1 and key = 'documentDate' and date_value is not null",
    [matterId],
  );
  return {
    status: document.statusWords,
    signed: [document.signatory, document.documentDate, document.frozen?.by],
    slip: values.documentDate,
    opinion: opinionsThatStand(form, 'signOff'),
    printed: preview.body.texts.join('').includes('2026年11月24日'),
    listed: (listed.rowCount ?? 0) > 0,
  };
}

const signedOff = (status: string) => ({
  status,
  signed: [signatory, date, signatory],
  slip: date,
  opinion: [signatory],
  printed: true,
  listed: true,
});
const notSigned = (status: string) => ({
  status,
  signed: [undefined, undefined, undefined],
  slip: undefined,
  opinion: [],
  printed: false,
  listed: false,
});

/** Acts in order: who agrees, `who<步骤` sends it back to that step, `who!` takes the last act back. */
async function play(matterId: string, acts: readonly string[]): Promise<void> {
  const { who, view, done, sendBack, takeBack, slip } = office;
  for (const act of acts) {
    const [key = '', step] = act.split('<');
    if (step) await sendBack(who(key), matterId, step);
    else if (key.endsWith('!')) {
      const answer = await takeBack(who(key.slice(0, -1)), matterId);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
    } else {
      const { step: at } = (await view(who(key), matterId)).myTask;
      await done(who(key), matterId, at === '拟稿' ? { values: slip() } : {});
    }
  }
}

const toSignOff = ['officer', 'head', 'director', 'deputy'];
const toRecheck = [...toSignOff, 'chief'];
const toNumber = [...toRecheck, 'clerk'];
const toProofread = [...toNumber, 'clerk'];
const toSending = [...toProofread, 'officer'];

const cases = [
  { acts: ['officer'], leaves: notSigned('核稿') },
  { acts: ['officer', 'officer!'], leaves: notSigned('拟稿') },
  { acts: ['officer', 'head', 'head!'], leaves: notSigned('核稿') },
  { acts: [...toSignOff], leaves: notSigned('待签发') },
  { acts: ['officer', 'head', 'director', 'director!'], leaves: notSigned('核稿') },
  { acts: [...toSignOff, 'deputy!'], leaves: notSigned('待签发') },
  { acts: ['officer', 'head<拟稿'], leaves: notSigned('退回修改') },
  { acts: ['officer', 'head<拟稿', 'head!'], leaves: notSigned('核稿') },
  { acts: ['officer', 'head<拟稿', 'officer'], leaves: notSigned('核稿') },
  { acts: ['officer', 'head<拟稿', 'officer', 'officer!'], leaves: notSigned('退回修改') },
  { acts: [...toSignOff, 'chief<办公室核稿'], leaves: notSigned('退回修改') },
  { acts: [...toSignOff, 'chief<办公室核稿', 'chief!'], leaves: notSigned('待签发') },
  { acts: [...toRecheck], leaves: signedOff('已签发') },
  { acts: [...toRecheck, 'chief!'], leaves: notSigned('待签发') },
  { acts: [...toRecheck, 'clerk<办公室核稿'], leaves: notSigned('退回修改') },
  { acts: [...toRecheck, 'clerk<签发'], leaves: notSigned('退回修改') },
  { acts: [...toRecheck, 'clerk<签发', 'chief'], leaves: signedOff('已签发') },
  { acts: [...toRecheck, 'clerk<办公室核稿', 'clerk!'], leaves: signedOff('已签发') },
  { acts: [...toNumber], leaves: signedOff('已复核') },
  { acts: [...toNumber, 'clerk!'], leaves: signedOff('已签发') },
  { acts: [...toNumber, 'clerk<签发'], leaves: notSigned('退回修改') },
  { acts: [...toProofread], leaves: signedOff('已排版') },
  { acts: [...toProofread, 'officer<编号排版'], leaves: signedOff('已复核') },
  { acts: [...toProofread, 'officer<编号排版', 'clerk'], leaves: signedOff('已排版') },
  { acts: [...toSending], leaves: signedOff('已排版') },
  { acts: [...toSending, 'clerk<编号排版'], leaves: signedOff('已复核') },
  { acts: [...toSending, 'clerk<签发'], leaves: notSigned('退回修改') },
  { acts: [...toSending, 'clerk<签发', 'clerk!'], leaves: signedOff('已排版') },
];

for (const { acts, leaves } of cases)
  test(`${acts.join(' ')} leaves “${leaves.status}” on page, slip, list and layout`, async () => {
    const matterId = await office.draft();

    await play(matterId, acts);

    assert.deepEqual(await said(matterId), leaves);
  });

test('a number is not taken back, and a document sent back over it keeps it in the register, unsigned', async () => {
  const { who, takeBack, documentOf } = office;
  const matterId = await office.draft();
  await play(matterId, toProofread);

  const refused = await takeBack(who('clerk'), matterId);
  assert.deepEqual([refused.status, refused.body.code], [409, 'workflow.irreversible-step']);
  const { number } = await documentOf(who('clerk'), matterId);
  await play(matterId, ['officer', 'clerk<签发']);

  const { rows } = (await who('clerk').get('/api/gongwen/registers/outgoing')).body;
  const row = rows.find((one: { number: string }) => one.number === number) ?? assert.fail(number);
  assert.deepEqual([row.statusWords, row.signatory, row.documentDate], ['退回修改', '', '']);
  assert.equal((await who('clerk').get(`/api/gongwen/documents/${matterId}/pdf`)).status, 404);
  await play(matterId, ['chief', 'clerk', 'clerk', 'officer', 'clerk']);
  assert.equal((await documentOf(who('clerk'), matterId)).statusWords, '已分发');
  assert.equal((await documentOf(who('clerk'), matterId)).number, number);
});

test('trace and audit keep what was signed; a return taken back gives signature and finished PDF back', async () => {
  const { who, view, done } = office;
  const matterId = await office.draft();
  await play(matterId, [...toSending, 'clerk<签发']);
  const acts = async () =>
    (await view(who('clerk'), matterId)).trace.map(
      (one: { act: string; detail?: string }) => `${one.act} ${one.detail}`,
    );
  const lines = await acts();
  assert.ok(lines.includes('退回到签发以前，签发人和成文日期失效 王建华 2026年11月24日签发'), lines.join());
  const { rows } = await office.database.query(
    "select details from office.audit_event where event = 'gongwen.sign-off-taken-back' and object_id = $1",
    [matterId],
  );
  assert.match(JSON.stringify(rows), /"cause":"returned"/);
  assert.match(JSON.stringify(rows), /"date":"2026-11-24"/);

  await play(matterId, ['clerk!']);

  assert.equal((await who('officer').get(`/api/gongwen/documents/${matterId}/pdf`)).status, 200);
  assert.equal((await view(who('clerk'), matterId)).attachments.length, 1);
  await done(who('clerk'), matterId);
});

test('a return taken back after the text was changed gives no signature back: it is signed anew', async () => {
  const { who, documentOf, complete } = office;
  const matterId = await office.draft();
  await play(matterId, [...toRecheck, 'clerk<办公室核稿']);
  const { body, bodyVersion } = await documentOf(who('director'), matterId);
  const changed = { ...body, content: body.content.slice(0, -1) };
  const address = `/api/gongwen/documents/${matterId}/body`;
  const saved = await who('director').send('PUT', address, { baseVersion: bodyVersion, body: changed });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));

  await play(matterId, ['clerk!']);

  assert.deepEqual(await said(matterId), { ...notSigned('待签发'), opinion: [signatory] });
  assert.equal((await complete(who('clerk'), matterId)).body.code, 'gongwen.not-signed-off');
  await play(matterId, ['clerk<签发', 'chief', 'clerk']);
});

test('the word and the register line of a received document follow when it is sent back or taken back', async () => {
  const { who, documentOf, done, sendBack, takeBack, sent } = office;
  const { exchangeId } = await sent();
  const signed = await who('lp.clerk').send('POST', `/api/exchange/inbox/${exchangeId}/sign-for`);
  const { matterId } = signed.body;
  const proposed = { opinion: '拟请建管科办理。' };
  const takenBack = async (key: string) => assert.equal((await takeBack(who(key), matterId)).status, 200);
  const steps: readonly (readonly [what: string, act: () => Promise<unknown>, leaves: string])[] = [
    ['登记', () => done(who('lp.clerk'), matterId), '已登记'],
    ['登记取回', () => takenBack('lp.clerk'), '已签收'],
    ['再登记', () => done(who('lp.clerk'), matterId), '已登记'],
    ['退回登记', () => sendBack(who('lp.director'), matterId, '登记'), '已签收'],
    ['退回取回', () => takenBack('lp.director'), '已登记'],
    ['拟办', () => done(who('lp.director'), matterId, proposed), '批示'],
    ['拟办取回', () => takenBack('lp.director'), '已登记'],
  ];
  for (const [what, act, leaves] of steps) {
    await act();

    const { statusWords, number } = await documentOf(who('lp.clerk'), matterId);
    const { rows } = (await who('lp.clerk').get('/api/gongwen/registers/incoming')).body;
    const line = rows.find((row: { matterId: string }) => row.matterId === matterId);
    assert.deepEqual([what, statusWords, line?.statusWords], [what, leaves, leaves]);
    assert.equal(line?.number, number);
  }
});
