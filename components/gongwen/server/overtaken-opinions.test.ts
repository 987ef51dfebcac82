import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Visitor } from '#platform/testkit/sign-in.ts';
import type { Overtaken } from '../contract.ts';
import { type DocumentOffice, documentOffice, opinionsThatStand } from '../testing/document-office.ts';

let office: DocumentOffice;
before(async () => {
  office = await documentOffice();
});
after(() => office.close());

const minutes = (count: number) => office.house.clock.advance(count * 60_000);

/** Adds a sentence to the text, as the step of this person lets him. */
async function write(visitor: Visitor, matterId: string, sentence: string): Promise<void> {
  minutes(5);
  const { body, bodyVersion } = await office.documentOf(visitor, matterId);
  const added = { type: 'paragraph', content: [{ type: 'text', text: sentence }] };
  await save(visitor, matterId, { body: { ...body, content: [...body.content, added] }, baseVersion: bodyVersion });
  minutes(5);
}

async function save(visitor: Visitor, matterId: string, text: object): Promise<void> {
  const saved = await visitor.send('PUT', `/api/gongwen/documents/${matterId}/body`, text);
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
}

const section = (key: string, name: string) => ({ id: office.sender.sections.get(key) ?? '', name });

/** 法规科 has agreed in 会签; 办公室 is still asked. */
async function halfCountersigned(): Promise<string> {
  const { done, draft, slip, who } = office;
  const matterId = await draft();
  const sections = {
    countersignSectionA: section('legal', '法规科'),
    countersignSectionB: section('office', '办公室'),
  };
  minutes(1);
  await done(who('officer'), matterId, { values: { ...slip(), ...sections } });
  await done(who('head'), matterId);
  minutes(5);
  await done(who('legal'), matterId);
  return matterId;
}

async function sendStraightBack(visitor: Visitor, matterId: string): Promise<void> {
  const { myTask, version } = await office.view(visitor, matterId);
  const { target } = myTask.returnTargets.find((one: { step: string }) => one.step === '拟稿');
  const body = { expectedVersion: version, target, mode: 'direct', reason: '请补一句' };
  const answer = await visitor.send('POST', `/api/matters/${matterId}/tasks/${myTask.taskId}/return`, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

const groups = async (key: string, matterId: string): Promise<readonly Overtaken[]> =>
  (await office.documentOf(office.who(key), matterId)).overtaken ?? [];
const given = ({ opinions }: Overtaken) => opinions.map(({ who, step }) => `${who} ${step}`).join('、');

const told = async (key: string, matterId: string) =>
  (await groups(key, matterId)).map((group) => [group.text?.version, group.text?.changedBy.join('、'), given(group)]);

test('who agreed before the drafter changed the text and sent it straight back is named to those who decide after', async () => {
  const { documentOf, done, view, who } = office;
  const matterId = await halfCountersigned();
  await sendStraightBack(who('director'), matterId);
  assert.deepEqual(await told('officer', matterId), [], 'nothing was changed yet');
  await write(who('officer'), matterId, '各单位要加强夜间值守。');
  await write(who('officer'), matterId, '值守表报我局。');

  await done(who('officer'), matterId);

  const { myTask, form } = await view(who('director'), matterId);
  assert.deepEqual([myTask.step, opinionsThatStand(form, 'countersign')], ['会签', ['孙倩']]);
  const before = [1, '刘思远', '陈国栋 部门核稿、孙倩 会签'];
  assert.deepEqual(await told('director', matterId), [before]);
  minutes(1);
  await done(who('director'), matterId);
  await done(who('director'), matterId);
  await done(who('deputy'), matterId);
  assert.deepEqual(await told('chief', matterId), [before], 'who spoke after the change is not named');
  const stood = await who('chief').get(`/api/gongwen/documents/${matterId}/versions/1`);
  assert.ok(!JSON.stringify(stood.body).includes('夜间值守'));
  await done(who('chief'), matterId);
  assert.equal((await documentOf(who('clerk'), matterId)).overtaken, undefined, 'the signed text is what was signed');
});

test('what 办公室 changes while it reviews overtakes the opinions before, not its own; changed back, it overtakes none', async () => {
  const { documentOf, done, who } = office;
  const matterId = await halfCountersigned();
  await done(who('director'), matterId);
  const { body: agreed } = await documentOf(who('director'), matterId);
  await write(who('director'), matterId, '本通知自印发之日起施行。');
  await done(who('director'), matterId);

  assert.deepEqual(await told('deputy', matterId), [[1, '赵立新', '陈国栋 部门核稿、孙倩 会签']]);
  const { bodyVersion } = await documentOf(who('deputy'), matterId);
  minutes(5);
  await save(who('deputy'), matterId, { body: agreed, baseVersion: bodyVersion });
  minutes(5);
  const since = await told('deputy', matterId);
  assert.deepEqual(
    since.map(([, , opinions]) => opinions),
    ['赵立新 办公室核稿'],
  );
});

/** Title, receivers and attachments after the drafter had it back, as those who decide after are told. */
const partsTold = async (matterId: string) =>
  (await groups('director', matterId)).map((group) => [
    given(group),
    group.text,
    group.parts.map(({ part, changedBy, was, is }) => [part, changedBy.join('、'), was, is]),
  ]);

test('title, receivers and attachments that were changed after an opinion are named with what they were and are', async () => {
  const { done, slip, who } = office;
  const matterId = await halfCountersigned();
  await sendStraightBack(who('director'), matterId);
  assert.deepEqual(await partsTold(matterId), [], 'positive control: nothing was changed yet');
  minutes(1);
  const { mainRecipients, title } = slip();
  const added = await who('officer').upload(`/api/matters/${matterId}/attachments`, [
    { name: '值守表.pdf', content: Buffer.from('%PDF-1.4\n%%EOF\n') },
  ]);
  assert.equal(added.status, 200, JSON.stringify(added.body));
  const otherReceivers = [...mainRecipients, { name: '各监理企业' }];

  await done(who('officer'), matterId, { values: { title: '关于做好值守的通知', mainRecipients: otherReceivers } });

  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name).join('、');
  const by = '刘思远';
  assert.deepEqual(await partsTold(matterId), [
    [
      '陈国栋 部门核稿、孙倩 会签',
      undefined,
      [
        ['title', by, title, '关于做好值守的通知'],
        ['mainRecipients', by, names(mainRecipients), names(otherReceivers)],
        ['attachments', by, '', '值守表.pdf'],
      ],
    ],
  ]);
});

test('a title changed while nobody had yet agreed, and one changed back, overtakes nobody; a long one is only named', async () => {
  const { done, draft, slip, who } = office;
  const matterId = await draft();
  await done(who('officer'), matterId, { values: slip('先起的标题') });
  await office.sendBack(who('head'), matterId, '拟稿');
  minutes(1);
  await done(who('officer'), matterId, { values: { title: '关于值守的通知' } });
  minutes(1);
  await done(who('head'), matterId);
  minutes(1);
  assert.deepEqual(await partsTold(matterId), []);
  await sendStraightBack(who('director'), matterId);
  const saved = async (title: string) => {
    const { version } = await office.view(who('officer'), matterId);
    minutes(1);
    const body = { expectedVersion: version, values: { title } };
    const answer = await who('officer').send('PUT', `/api/matters/${matterId}/values`, body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  const long = `关于${'进一步'.repeat(20)}做好值守的通知`;

  await saved(long);

  assert.deepEqual(await partsTold(matterId), [
    ['陈国栋 部门核稿', undefined, [['title', '刘思远', undefined, undefined]]],
  ]);
  await saved('关于值守的通知');
  assert.deepEqual(await partsTold(matterId), []);
});
