import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaveRequest } from '@gov/forms/examples';
import type { ProcessPart, StepPart } from '@gov/workflow';
import type { Json } from '#platform/testkit/sign-in.ts';
import { beginAs, completeAs, doneAs, leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
const chief = { kind: 'chief' } as const;
before(async () => {
  office = await openOffice();
  await publishKind(office, 'far', parts({}));
  await publishKind(office, 'far-unseen', parts({ substitute: 'hidden' }));
  namesake = await namesakeOf('马晓东');
  const helper = `{id: "${personId('helper')}", name: "从前的姓名"}.id`;
  await publishKind(office, 'by-person', byPerson(`substitute.id = ${helper}`), {
    ...leaveRequest,
    rules: [{ kind: 'require', fields: ['phone'], when: `substitute.id = ${helper}` }],
  });
  await publishKind(office, 'by-starter', byPerson('substitute.id = Starter.id'));
});
after(() => office.close());

/** Another person with the name of one who works here. */
let namesake: string;
async function namesakeOf(name: string): Promise<string> {
  const system = await office.as('system');
  const added = await system.send('POST', '/api/organisation/persons', {
    name,
    sectionId: office.agency.sections.get('works'),
    postId: office.agency.posts.get('officer'),
    from: '2026-11-24',
  });
  assert.equal(added.status, 200, JSON.stringify(added.body));
  return added.body.id;
}
const personId = (key: string): string => office.agency.people.get(key) ?? assert.fail(key);

/** The way depends on who stands in. */
const byPerson = (when: string): readonly ProcessPart[] => [
  {
    step: 'apply',
    name: '填写申请',
    fields: { leaveKind: 'required', period: 'required', reason: 'required', substitute: 'edit', phone: 'edit' },
  },
  {
    choice: 'who',
    branches: [
      { label: '这个人', when, parts: [{ step: 'watched', name: '专门审批', handler: chief }] },
      { label: '其他', parts: [{ step: 'decide', name: '审批', handler: chief }] },
    ],
  },
];

/** The way depends on where to and on who stands in; `fields`: the rights of whoever decides. */
const parts = (fields: NonNullable<StepPart['fields']>): readonly ProcessPart[] => [
  {
    step: 'apply',
    name: '填写申请',
    fields: { leaveKind: 'required', period: 'required', reason: 'required', destination: 'edit' },
  },
  {
    choice: 'where',
    branches: [
      {
        label: '出国',
        when: 'destination = "国外" and substitute.id != "1"',
        parts: [{ step: 'abroad', name: '外事审批', handler: chief }],
      },
      { label: '其他', parts: [{ step: 'decide', name: '审批', handler: chief, fields }] },
    ],
  },
];

async function firstLine(values: object, kind = 'far', reader = 'officer'): Promise<string> {
  const matterId = await beginAs(office.who('officer'), kind);
  await doneAs(office.who('officer'), matterId, { values: { ...leaveValues, ...values } });
  return (await office.view(reader, matterId)).trace[0].detail;
}

test('a condition that cannot be told says which fields were empty, by their names on the form', async () => {
  assert.equal(await firstLine({}), '条件无法判断（没有填去往地点、工作代理人），按默认方向走；送王建华审批');
  assert.equal(
    await firstLine({ destination: '国外' }),
    '条件无法判断（没有填工作代理人），按默认方向走；送王建华审批',
  );
  assert.equal(await firstLine({ destination: '省内' }), '送王建华审批');
});

test('who may not see a field does not read in the trace that it was empty', async () => {
  assert.equal(
    await firstLine({ destination: '国外' }, 'far', 'chief'),
    '条件无法判断（没有填工作代理人），按默认方向走；送王建华审批',
  );
  assert.equal(
    await firstLine({ destination: '国外' }, 'far-unseen', 'chief'),
    '条件无法判断，按默认方向走；送王建华审批',
  );
});

test('两个人同一个姓名：分支和表单的规则按编号认人，走得不同、要填的也不同', async () => {
  const now = async (kind: string, id: string, values: object = {}) => {
    const matterId = await beginAs(office.who('officer'), kind);
    const filled = { values: { ...leaveValues, substitute: { id, name: '随便写的' }, ...values } };
    const answer = await completeAs(office.who('officer'), matterId, filled);
    if (answer.status !== 200) return answer.body.fields?.map(({ path }: Json) => path);
    const { openTasks } = await office.view('officer', matterId);
    return openTasks.map(({ step }: Json) => step);
  };

  assert.deepEqual(await now('by-person', personId('helper')), ['body.values.phone']);
  assert.deepEqual(await now('by-person', personId('helper'), { phone: '1234' }), ['专门审批']);
  assert.deepEqual(await now('by-person', namesake), ['审批']);
  assert.deepEqual(await now('by-starter', personId('officer')), ['专门审批']);
  assert.deepEqual(await now('by-starter', namesake), ['审批']);
});

test('和写出来的姓名比的分支发布不了，说出下一步', async () => {
  await assert.rejects(
    publishKind(office, 'by-name', byPerson('substitute = "马晓东"')),
    /“工作代理人”里是人员，和写出来的文字“马晓东”比永远不成立，请重新选/,
  );
});
