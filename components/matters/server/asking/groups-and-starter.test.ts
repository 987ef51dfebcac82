import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { HandlerRule } from '@gov/organisation';
import type { ProcessPart } from '@gov/workflow';
import { signIn } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';
import { type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
let groupId: string;
before(async () => {
  office = await openOffice();
  const { agency, house } = office;
  const system = await signIn(house.app, `${agency.code}.system`, testPassword);
  const personIds = [agency.people.get('chief'), agency.people.get('head')];
  const made = await system.send('POST', '/api/organisation/groups', { name: '预算评审组', personIds });
  assert.equal(made.status, 200, JSON.stringify(made.body));
  groupId = made.body.id;
});
after(() => office.close());

const judged = (handler: HandlerRule): readonly ProcessPart[] => [
  { step: 'write', name: '填写' },
  { step: 'judge', name: '评审', handler, multi: { mode: 'parallel', rule: 'all' } },
  { step: 'file', name: '存档', handler: { kind: 'starter' } },
];

async function sent(code: string, who = 'officer'): Promise<string> {
  const matterId = await office.begin(who as never, code); // reason: names of the small office
  await office.done(who as never, matterId); // reason: as above
  return matterId;
}
const holders = async (matterId: string): Promise<readonly string[]> =>
  (await office.view('officer', matterId)).openTasks.map(
    (one: { holder: { personId: string } }) => one.holder.personId,
  );

test('a step of a group comes to its persons, in its order, and says so', async () => {
  await publishKind(office, 'by-group', judged({ kind: 'group', groupId }));
  const matterId = await sent('by-group');
  const { people } = office.agency;
  assert.deepEqual(await holders(matterId), [people.get('chief'), people.get('head')]);
  const mine = (await office.view('chief', matterId)).myTask;
  assert.match(mine.why.join(''), /因为您在常用分组“预算评审组”里/);
  const starter = people.get('officer');
  const { answers } = (await office.who('officer').get(`/api/matters/${matterId}/why-not?person=${starter}`)).body;
  assert.match(answers[0].words, /您不在常用分组“预算评审组”里。/);
});

test('before a group ends, the processes that find people by it are named; a newer version without it is not', async () => {
  const named = async () => (await office.who('officer').get(`/api/organisation/groups/${groupId}`)).body.namedBy;
  await publishKind(
    office,
    'by-group-once',
    judged({ kind: 'union', rules: [{ kind: 'group', groupId }, { kind: 'chief' }] }),
  );
  assert.ok((await named()).includes('by-group-once'), 'also inside another rule');

  await publishKind(office, 'by-group-once', judged({ kind: 'chief' }));

  assert.deepEqual(await named(), ['by-group']);
});

test('a condition over the organisation finds whom it is true for, and reads as a sentence', async () => {
  await publishKind(office, 'by-level', judged({ kind: 'personsWhere', where: 'Person.rank = "chief"' }));
  const matterId = await sent('by-level');
  assert.deepEqual(await holders(matterId), [office.agency.people.get('chief')]);
  const mine = (await office.view('chief', matterId)).myTask;
  assert.match(mine.why.join(''), /这一步由符合条件的人（人员的层级是单位主要负责人）办理/);
});

test('a group that does not exist and a condition that can find nobody are refused at publishing, by the step’s name', async () => {
  const unknown = '01900000-0000-7000-8000-000000000000';
  await assert.rejects(
    publishKind(office, 'no-group', judged({ kind: 'group', groupId: unknown })),
    /环节“评审”的“办理人”里要找的常用分组不存在/,
  );
  await assert.rejects(
    publishKind(office, 'no-part', judged({ kind: 'personsWhere', where: 'Person.colour = "red"' })),
    /环节“评审”“办理人”的条件：没有“colour”这一部分/,
  );
});

test('the way may depend on who began it; the trace says what was asked and how it stood', async () => {
  const parts: readonly ProcessPart[] = [
    { step: 'write', name: '填写' },
    {
      choice: 'who',
      branches: [
        {
          label: '本科室负责人发起',
          when: 'Starter.rank = "head" and Matter.kind = "by-starter"',
          parts: [{ step: 'chief', name: '局长审批', handler: { kind: 'chief' } }],
        },
        { label: '其他', parts: [{ step: 'head', name: '科长审批', handler: { kind: 'sectionHead', of: 'starter' } }] },
      ],
    },
  ];
  await publishKind(office, 'by-starter', parts);
  const step = async (who: string) => {
    const view = await office.view(who as never, await sent('by-starter', who)); // reason: names of the small office
    return [view.openTasks[0].step, view.trace[0].detail];
  };
  assert.match(
    (await step('officer')).join('|'),
    /^科长审批\|按发起人的层级（工作人员）、事项类别（by-starter）选择走向；送/,
  );
  assert.match((await step('head')).join('|'), /^局长审批\|按发起人的层级（科室负责人层）、事项类别/);
});
