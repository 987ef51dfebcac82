import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dateInChina } from '@gov/base';
import { type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';
import { type DocumentOffice, documentOffice } from '../testing/document-office.ts';

let office: DocumentOffice;
let system: Visitor;
before(async () => {
  office = await documentOffice();
  system = await signIn(office.house.app, 'jz.system', testPassword);
});
after(() => office.close());

const act = async (matterId: string, name: string, who = system, reader = 'officer') => {
  const { version } = await office.view(office.who(reader), matterId);
  const body = { expectedVersion: version, reason: '重复起草' };
  return who.send('POST', `/api/matters/monitor/${matterId}/${name}`, body);
};
/** What its row under 已终止 says instead of offering to bring it back. */
const staysEnded = async (who: Visitor, matterId: string): Promise<string | undefined> => {
  const { rows } = (await who.get('/api/matters/monitor?state=terminated')).body;
  const row = rows.find((one: Json) => one.matterId === matterId) ?? assert.fail(matterId);
  return row.staysEnded;
};
const status = async (matterId: string): Promise<string> =>
  (await office.documentOf(office.who('officer'), matterId)).statusWords;

test('a document that was terminated is void; brought back it is what it was, whenever its end is heard of', async () => {
  const { house } = office;
  const matterId = await office.signedOff();
  assert.equal(await status(matterId), '已签发');

  assert.equal((await act(matterId, 'terminate')).status, 200);
  await house.relay.settle();
  assert.equal(await status(matterId), '作废');
  assert.equal(await staysEnded(system, matterId), undefined);
  assert.equal((await act(matterId, 'revive')).status, 200);
  assert.equal(await status(matterId), '已签发');

  // Brought back before the end was heard of: it must not become void afterwards.
  assert.equal((await act(matterId, 'terminate')).status, 200);
  assert.equal((await act(matterId, 'revive')).status, 200);
  await house.relay.settle();
  assert.equal(await status(matterId), '已签发');
  await office.done(office.who('clerk'), matterId);
  assert.deepEqual(house.problems, []);
});

test('a number that became void is not used again, and what was received is not terminated over the head of its sender', async () => {
  const { house, who, sent } = office;
  const { exchangeId } = await sent();
  const { matterId } = (await who('lp.clerk').send('POST', `/api/exchange/inbox/${exchangeId}/sign-for`)).body;
  const keeper = await signIn(house.app, 'lp.system', testPassword);
  assert.equal((await act(matterId, 'terminate', keeper, 'lp.clerk')).body.code, 'gongwen.received-stays');
  // Registered, so that it has a number of its own, which stays used.
  await office.done(who('lp.clerk'), matterId);
  const reason = { reasonCode: '21', text: '', stage: 'SIGNED' };
  assert.equal((await who('lp.clerk').send('POST', `/api/exchange/inbox/${exchangeId}/return`, reason)).status, 200);
  assert.equal((await act(matterId, 'revive', keeper, 'lp.clerk')).body.code, 'gongwen.went-back');
  assert.equal(await staysEnded(keeper, matterId), '已退回来文单位，不能恢复');

  const numbered = await office.rechecked();
  await office.done(who('clerk'), numbered);
  assert.equal((await act(numbered, 'terminate')).status, 200);
  await house.relay.settle();
  assert.equal((await act(numbered, 'revive')).body.code, 'matters.number-void');
  assert.equal(await staysEnded(system, numbered), '文号已作废，不能恢复');
  assert.deepEqual(house.problems, []);
});

test('发出的公文、办结归档的收文都不能恢复：监控里写着为什么，按了也说，文件还是原来的样子', async () => {
  const { done, house, sent, view, who } = office;
  const { matterId, exchangeId } = await sent();
  const signed = await who('lp.clerk').send('POST', `/api/exchange/inbox/${exchangeId}/sign-for`);
  const received: string = signed.body.matterId;
  await done(who('lp.clerk'), received);
  const there = (key: string) => signIn(house.app, `lp.${key}`, testPassword);
  const chief = await there('chief');
  await done(await there('director'), received, { opinion: '请局长批示。' });
  const [choice] = (await view(chief, received)).myTask.choices;
  const head = choice.candidates.find(({ name }: Json) => name === '陈国栋').assignmentId;
  await done(chief, received, { opinion: '请建管科阅办。', chosen: { [choice.node]: [head] } });
  await done(await there('head'), received, { opinion: '已办。' });
  await house.relay.settle();
  const keeper = await there('system');
  const before = await status(matterId);

  for (const [id, visitor, reader, code, words] of [
    [matterId, system, 'officer', 'gongwen.signed-stays', '已签发的公文办结后不能恢复'],
    [received, keeper, 'lp.clerk', 'gongwen.closed-stays', '收文已办结归档，不能恢复'],
  ] as const) {
    const { rows } = (await visitor.get('/api/matters/monitor?state=done')).body;
    assert.equal(rows.find((one: Json) => one.matterId === id)?.staysEnded, words);
    const preview = await visitor.send('POST', `/api/matters/monitor/${id}/effect`, { act: 'revive' });
    assert.equal(preview.body.code, code);
    assert.equal((await act(id, 'revive', visitor, reader)).body.code, code);
    assert.equal((await view(who(reader), id)).state, 'DONE');
  }
  assert.equal(await status(matterId), before);
  assert.deepEqual(house.problems, []);
});

test('核稿时办公室主任换了人：新任接着核，原主任存下的正文和写过的一句不丢，没存下的不会盖掉新任的', async () => {
  const { done, documentOf, house, view, who } = office;
  const [former, successor] = [who('director'), who('legal')];
  const matterId = await office.draft();
  await done(who('officer'), matterId, { values: office.slip() });
  await done(who('head'), matterId);
  const address = `/api/gongwen/documents/${matterId}`;
  const { body, bodyVersion } = await documentOf(former, matterId);
  const withLine = (text: string) => ({
    ...body,
    content: [...body.content, { type: 'paragraph', content: [{ type: 'text', text }] }],
  });
  const save = (visitor: Visitor, baseVersion: number, text: string) =>
    visitor.send('PUT', `${address}/body`, { baseVersion, body: withLine(text) });
  assert.equal((await save(former, bodyVersion, '原主任改过。')).status, 200);
  const page = await view(former, matterId);

  await directorIs('legal');
  await house.relay.settle();

  const seen = await documentOf(successor, matterId);
  assert.deepEqual([seen.mayEdit, seen.bodyVersion], [true, bodyVersion + 1]);
  assert.match(JSON.stringify(seen.body), /原主任改过。/);
  const theirs = await view(successor, matterId);
  assert.equal(theirs.myTask.step, '办公室核稿');
  assert.match(theirs.trace[0].detail, /赵立新不再任原来的岗位/);
  // the page he still has open says what to do with what he has typed; then he reads it in his new place and edits it no more
  const late = await save(former, bodyVersion + 1, '没存下的一句。');
  assert.equal(late.body.code, 'http.place-ended', JSON.stringify(late.body));
  assert.match(late.body.nextStep, /要用的内容请先复制下来/);
  const moved = await signIn(house.app, 'jz.director', testPassword);
  assert.equal((await save(moved, bodyVersion + 1, '没存下的一句。')).body.code, 'gongwen.body-not-yours');
  const halfTyped = { expectedVersion: page.version, decision: 'agree', opinion: '写了一半的意见' };
  const sent = await moved.send('POST', `/api/matters/${matterId}/tasks/${page.myTask.taskId}/complete`, halfTyped);
  assert.equal(sent.status, 409, JSON.stringify(sent.body));
  assert.equal((await view(moved, matterId)).myTask, undefined);
  assert.equal((await documentOf(moved, matterId)).mayEdit, false);
  const { versions } = (await successor.get(`${address}/versions`)).body;
  assert.ok(
    versions.some((one: Json) => one.version === bodyVersion + 1 && one.by === '赵立新'),
    JSON.stringify(versions),
  );
  assert.equal((await save(successor, bodyVersion + 1, '新主任又改。')).status, 200);
  await done(successor, matterId, { opinion: '已核。' });
  assert.equal((await view(who('officer'), matterId)).trace[0].who, '孙倩');
  assert.deepEqual(house.problems, []);
});

/** From today on this colleague is 办公室主任, and who was it works in another section. */
async function directorIs(key: string): Promise<void> {
  const { house, sender } = office;
  const on = dateInChina(house.clock.now());
  const idOf = (kind: 'sections' | 'posts' | 'people', name: string) => sender[kind].get(name) ?? assert.fail(name);
  const manage = async (path: string, body: object): Promise<void> => {
    const answer = await system.send('POST', `/api/organisation${path}`, body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  const { assignments } = (await system.get(`/api/organisation/persons/${idOf('people', 'director')}`)).body;
  const people = [{ assignmentId: assignments[0].id, expectedVersion: assignments[0].version }];
  await manage(`/sections/${idOf('sections', 'works')}/arrivals`, { people, on, postId: idOf('posts', 'officer') });
  const post = { sectionId: idOf('sections', 'office'), postId: idOf('posts', 'director'), from: on };
  await manage(`/persons/${idOf('people', key)}/assignments`, post);
}
