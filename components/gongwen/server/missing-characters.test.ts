import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type DocumentOffice, documentOffice } from '../testing/document-office.ts';

let office: DocumentOffice;
before(async () => {
  office = await documentOffice();
});
after(() => office.close());

const rare = '关于做好\u{20bb7}\u{210c1}路冬季安全工作的通知';
const nextStep = '写成别的字；一定要用这个字的，请平台运维换上字更全的字体。';
const inTitle = '标题中的“\u{20bb7}”（U+20BB7）、“\u{210c1}”（U+210C1）';

async function findingsOf(key: string, matterId: string) {
  const answer = await office.who(key).get(`/api/gongwen/documents/${matterId}/checks`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.findings.filter((one: { code: string }) => one.code === 'missing-character');
}
const change = (matterId: string, values: object) =>
  office.database.query('update office.matter_content set form_values = form_values || $2 where matter_id = $1', [
    matterId,
    JSON.stringify(values),
  ]);

test('a character that cannot be printed is found in the first draft with its code, place and what to do', async () => {
  const { who, draft, slip } = office;
  const matterId = await draft();
  assert.deepEqual(await findingsOf('officer', matterId), []);
  await change(matterId, { ...slip(rare), copyRecipients: [{ name: '甲局' }, { name: '\u{20bb7}局' }] });
  const address = `/api/gongwen/documents/${matterId}`;
  const text = '按下表办理。\n| 单位 | 人数 |\n| 甲 | \u{210c1} |';
  const { body } = (await who('officer').send('POST', `${address}/from-text`, { text })).body;
  await who('officer').send('PUT', `${address}/body`, { baseVersion: 1, body });

  const found = await findingsOf('officer', matterId);

  const sentence = (words: string) => `字库里没有${words}，印不出来。${nextStep}`;
  assert.deepEqual(
    found.map(({ severity, place, sentence: said }: { severity: string; place: object; sentence: string }) => [
      severity,
      place,
      said,
    ]),
    [
      ['BLOCK', { part: 'title' }, sentence(inTitle)],
      ['BLOCK', { part: 'body', index: 1 }, sentence('正文第 2 段的“\u{210c1}”（U+210C1）')],
      ['BLOCK', { part: 'copyRecipients', index: 1 }, sentence('抄送中的“\u{20bb7}”（U+20BB7）')],
    ],
  );
});

test('the pages are drawn with 〓 where a character cannot be printed, and say so in the words of the finding', async () => {
  const { who, draft, slip } = office;
  const matterId = await draft();
  await change(matterId, slip(rare));

  const { status, body } = await who('officer').send('POST', `/api/gongwen/documents/${matterId}/preview`, {});

  assert.equal(status, 200, JSON.stringify(body));
  assert.match(body.texts.join('').replace(/\s/gu, ''), /关于做好〓〓路冬季安全工作的通知/u);
  assert.equal(body.unprinted, `字库里没有${inTitle}，这里印成“〓”。${nextStep}`);
  await change(matterId, slip());
  const mended = await who('officer').send('POST', `/api/gongwen/documents/${matterId}/preview`, {});
  assert.deepEqual([mended.status, mended.body.unprinted], [200, undefined]);
});

test('it goes to nobody past the office: the review stops it, and so does a sign-off that a step before did not check', async () => {
  const { who, done, complete, draft, slip } = office;
  const early = await draft();
  await done(who('officer'), early, { values: slip(rare) });
  const head = await complete(who('head'), early);
  const stopped = head.status === 200 ? await complete(who('director'), early) : head;
  assert.deepEqual([stopped.status, stopped.body.code], [422, 'gongwen.format-blocked']);
  assert.match(stopped.body.message, /标题中的“\u{20bb7}”（U\+20BB7）/u);

  const late = await draft();
  await done(who('officer'), late, { values: slip() });
  for (const key of ['head', 'director', 'deputy']) await done(who(key), late);
  await change(late, slip(rare));
  const unsigned = await complete(who('chief'), late);

  assert.deepEqual([unsigned.status, unsigned.body.code], [422, 'typesetting.missing-character']);
  await change(late, slip());
  await done(who('chief'), late);
});
