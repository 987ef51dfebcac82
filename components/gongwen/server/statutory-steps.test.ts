import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';
import { type DocumentOffice, documentOffice, opinionsThatStand } from '../testing/document-office.ts';

let office: DocumentOffice;
let system: Visitor;
before(async () => {
  office = await documentOffice();
  system = await signIn(office.house.app, 'jz.system', testPassword);
});
after(() => office.close());

/** A document that the office is to review; `values` over those of the slip. */
async function atOffice(values: object = {}): Promise<string> {
  const { who, done, draft, slip } = office;
  const matterId = await draft();
  await done(who('officer'), matterId, { values: { ...slip(), ...values } });
  await done(who('head'), matterId);
  return matterId;
}
const stepOf = async (key: string, matterId: string): Promise<string | undefined> =>
  (await office.view(office.who(key), matterId)).myTask?.step;

test('what its drafter marked as 规范性文件 is reviewed by the head of the legal section before the leader in charge has it', async () => {
  const { who, view, done, sendBack } = office;
  const matterId = await atOffice({ normative: 'YES' });
  const { ahead } = await view(who('officer'), matterId);
  const foreseen = ahead.map(({ step, who: by }: Json) => `${step} ${by}`);
  assert.ok(foreseen.includes('合法性审核 孙倩'), foreseen.join());
  assert.ok(foreseen.includes('复核 周敏'), 'nobody is 核稿人: the clerk');
  await done(who('director'), matterId);

  const page = await view(who('legal'), matterId);
  assert.equal(page.myTask.step, '合法性审核');
  assert.match(page.myTask.why.join(''), /您是法规科科长.*这一步由法制科室负责人办理/);
  assert.equal(page.operations[0].label, '送林涛分管领导审签');
  await sendBack(who('legal'), matterId, '拟稿');
  for (const key of ['officer', 'head', 'director']) await done(who(key), matterId);
  await done(who('legal'), matterId, { opinion: '未发现与上位法抵触的内容。' });

  assert.equal(await stepOf('deputy', matterId), '分管领导审签');
  const { form } = await view(who('deputy'), matterId);
  assert.deepEqual(opinionsThatStand(form, 'legalReview'), ['孙倩']);
  assert.match(JSON.stringify(form), /未发现与上位法抵触的内容。/);
});

test('the office marks what the drafter did not; what nobody marked goes on without the legal section', async () => {
  const { who, view, done } = office;
  const marked = await atOffice();
  const { values, form } = await view(who('director'), marked);
  assert.equal(values.normative, 'NO', 'the slip says so until somebody says otherwise');
  assert.match(JSON.stringify(form), /签发前要经合法性审核/);
  await done(who('director'), marked, { values: { normative: 'YES' } });
  const plain = await atOffice();
  await done(who('director'), plain);

  assert.equal(await stepOf('legal', marked), '合法性审核');
  assert.equal(await stepOf('deputy', plain), '分管领导审签');
});

test('an agency without a head of the legal section: the review is not skipped, it waits until somebody is appointed', async () => {
  const { who, view, done, sender, house } = office;
  const legal = sender.sections.get('legal');
  const post = async (key: string, name: string) => {
    const { people } = (await system.get(`/api/organisation/sections/${legal}`)).body;
    const { id, version } = people.find((one: Json) => one.personName === name);
    const body = {
      people: [{ assignmentId: id, expectedVersion: version }],
      postId: sender.posts.get(key),
      on: '2026-11-24',
    };
    const answer = await system.send('POST', `/api/organisation/sections/${legal}/arrivals`, body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  await post('head', '孙倩');
  const matterId = await atOffice({ normative: 'YES' });

  const { said } = await done(who('director'), matterId);

  assert.match(said, /没有找到办理人，停在那里，已告诉系统管理员/);
  const stopped = await view(who('officer'), matterId);
  assert.match(stopped.incident, /“合法性审核”没有找到办理人/);
  await post('legalHead', '马晓东');
  await house.relay.settle();
  const { openTasks } = await view(who('officer'), matterId);
  assert.deepEqual(
    openTasks.map(({ step, holder }: Json) => [step, holder.name]),
    [['合法性审核', '马晓东']],
  );
});

test('复核 passes what is as it was signed, and gives a substantive change back to who signed', async () => {
  const { who, view, complete, done, sendBack, signedOff, database } = office;
  const matterId = await signedOff();
  const page = await view(who('clerk'), matterId);
  assert.equal(page.myTask.step, '复核');
  assert.match(page.myTask.why.join(''), /您是文书.*这一步由本单位的文书办理/);
  const put = 'update office.matter_content set form_values = form_values || $2 where matter_id = $1';
  const { urgency } = page.values;
  await database.query(put, [matterId, JSON.stringify({ urgency: 'URGENT' })]);
  const differs = await complete(who('clerk'), matterId);
  await database.query(put, [matterId, JSON.stringify({ urgency })]);
  await sendBack(who('clerk'), matterId, '签发');

  assert.equal(differs.body.code, 'gongwen.digest-differs');
  assert.equal(await stepOf('chief', matterId), '签发');
  await done(who('chief'), matterId);
  const { said } = await done(who('clerk'), matterId);
  assert.match(said, /下一步仍由您办：编号排版/, 'checked and numbered by one person: two acts, the second at once');
  const { form, myTask } = await view(who('clerk'), matterId);
  assert.equal(myTask.step, '编号排版');
  assert.deepEqual(opinionsThatStand(form, 'recheck'), ['周敏']);
});

test('where there is a 核稿人, he checks it again and the clerk numbers', async () => {
  const { who, view, sender, signedOff } = office;
  const day = { from: '2026-11-24' };
  const post = { name: '核稿人', role: 'reviewer', sectionId: sender.sections.get('office'), ...day };
  const postId = (await system.send('POST', '/api/organisation/posts', post)).body.id;
  const mail = sender.people.get('mail') ?? assert.fail();
  const place = { sectionId: sender.sections.get('office'), postId, ...day };
  const { id } = (await system.send('POST', `/api/organisation/persons/${mail}/assignments`, place)).body;

  const matterId = await signedOff();

  const { openTasks } = await view(who('officer'), matterId);
  assert.deepEqual(
    openTasks.map(({ step, holder }: Json) => [step, holder.name]),
    [['复核', '何静']],
  );
  const { assignments } = (await system.get(`/api/organisation/persons/${mail}`)).body;
  const { version } = assignments.find((one: Json) => one.id === id);
  const end = { on: '2026-11-24', expectedVersion: version };
  assert.equal((await system.send('POST', `/api/organisation/assignments/${id}/end`, end)).status, 200);
});

test('the drafter reads the finished document against the signed text: he confirms, or it is laid out again', async () => {
  const { who, view, documentOf, done, sendBack, rechecked } = office;
  const matterId = await rechecked();
  await done(who('clerk'), matterId);
  const { number } = await documentOf(who('clerk'), matterId);

  const page = await view(who('officer'), matterId);
  assert.equal(page.myTask.step, '校对');
  assert.equal((await who('officer').get(`/api/gongwen/documents/${matterId}/pdf`)).status, 200);
  assert.equal((await documentOf(who('officer'), matterId)).mayEdit, false);
  assert.deepEqual(
    page.myTask.returnTargets.map(({ step, modes }: Json) => [step, modes]),
    [['编号排版', ['rewalk']]],
  );
  await sendBack(who('officer'), matterId, '编号排版');
  await done(who('clerk'), matterId);
  await done(who('officer'), matterId, { opinion: '已逐字校对。' });

  const { form, myTask } = await view(who('clerk'), matterId);
  assert.equal(myTask.step, '用印分发');
  assert.deepEqual(opinionsThatStand(form, 'proofread'), ['刘思远']);
  const document = await documentOf(who('clerk'), matterId);
  assert.deepEqual([document.number, document.statusWords], [number, '已排版']);
  assert.deepEqual(office.house.problems, []);
});
