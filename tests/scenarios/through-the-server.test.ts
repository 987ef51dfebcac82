import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { programAt } from '../../packages/workflow/scenarios/places.ts';
import { type Case, table } from '../../packages/workflow/scenarios/table.ts';
import { openOnServer, type Running } from './matter.ts';
import { openTableOffice, type TableOffice } from './office.ts';

/** No route begins a process as the child of another one: 子流程里 is played in the pure core alone. */
const cases = table.filter(({ place }) => !place.called);
/** 张三 leaves for good before these are played. */
const isLeaving = ({ story }: Case): boolean => story.lines.some(([act]) => act.includes('交接'));
const leaving = cases.filter(isLeaving);
const lacking = new Map<string, Set<string>>();

let office: TableOffice;
const waiting = new Map<Case, Running>();
before(async () => {
  office = await openTableOffice(cases.map(({ story, place }) => programAt(place, story)));
  for (const one of leaving) waiting.set(one, await openOnServer(office, one));
});
after(() => office.close());

async function play(one: Case): Promise<void> {
  const running = waiting.get(one) ?? (await openOnServer(office, one));
  const lacks = await running.play();
  if (lacks) lacking.set(lacks, (lacking.get(lacks) ?? new Set()).add(one.story.operation));
}

describe('情景表：从页面一步一步办，和纯粹的流程核心每一步都一样', { concurrency: 4 }, () => {
  for (const one of cases.filter((each) => !isLeaving(each))) test(one.title, () => play(one));
});

describe('情景表：有人离任以后', () => {
  before(async () => {
    const person = `/api/organisation/persons/${office.personId('张三')}`;
    const { version } = (await office.who('管理员').get(person)).body;
    const gone = await office.who('管理员').send('POST', `${person}/end`, {
      on: '2026-11-24',
      expectedVersion: version,
    });
    assert.equal(gone.status, 200, JSON.stringify(gone.body));
  });
  for (const one of leaving) test(one.title, () => play(one));
});

test('情景表里还没有页面可以办的，只有这几项', () => {
  assert.equal(cases.length + table.filter(({ place }) => place.called).length, table.length);
  assert.deepEqual(Object.fromEntries([...lacking].map(([what, stories]) => [what, [...stories].sort()])), {
    子流程: ['退回主流程：只有被调用的子流程可以'],
    管理员减签: ['并加签后减签：没动过的减掉，剩下的人办完就往下走，最后一人不能减'],
    管理员跳转: [
      '跳回拟稿',
      '跳转到签发：没人动过可以撤消，停下的都恢复',
      '跳转到签发：离开的分支一并停下，从离开的环节可以接着退回',
    ],
  });
  assert.deepEqual(office.house.problems, []);
});
