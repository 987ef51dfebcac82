import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dateInChina } from '@gov/base';
import { type Case, table } from '../../packages/workflow/scenarios/table.ts';
import { clockStrikes, openOnServer, type Running } from './matter.ts';
import { openTableOffice, type TableOffice } from './office.ts';

const placesOfAStory = 6;
/** Of three cases one, each story at other places than the one before it; `npm run test:long` plays them all. */
const played = process.env.LONG ? table : table.filter((_, at) => (at + Math.floor(at / placesOfAStory)) % 3 === 0);

const day = 86_400_000;
const does =
  (word: string) =>
  ({ story }: Case): boolean =>
    story.lines.some(([act]) => act.includes(word));
const leaves = '人事 离任 张三';
/** 张三 leaves for good before these are played. */
const leaving = played.filter((one) => does('交接')(one) || does(leaves)(one));
/** A month passes in the middle of these. */
const timed = played.filter(does(clockStrikes));
const everyday = played.filter((one) => !leaving.includes(one) && !timed.includes(one));
const lacking = new Map<string, Set<string>>();

let office: TableOffice;
let opened: TableOffice | undefined;
const waiting = new Map<Case, Running>();
before(async () => {
  office = await openTableOffice(played);
  opened = office;
  for (const one of [...leaving, ...timed]) waiting.set(one, await openOnServer(office, one));
});
after(() => opened?.close());

async function play(one: Case): Promise<void> {
  const running = waiting.get(one) ?? (await openOnServer(office, one));
  const lacks = await running.play();
  if (lacks) lacking.set(lacks, (lacking.get(lacks) ?? new Set()).add(one.story.operation));
}

describe('情景表：从页面一步一步办，和纯粹的流程核心每一步都一样', { concurrency: 4 }, () => {
  for (const one of everyday) test(one.title, () => play(one));
});

describe('情景表：过了一个月，到时的都到了', () => {
  before(async () => {
    for (const one of timed) await waiting.get(one)?.play(clockStrikes);
    await office.pass(30 * day);
    await office.settle();
  });
  for (const one of timed) test(one.title, () => play(one));
});

describe('情景表：有人离任以后', () => {
  before(async () => {
    for (const one of leaving.filter(does(leaves))) await waiting.get(one)?.play(leaves);
    const person = `/api/organisation/persons/${office.personId('张三')}`;
    const { version } = (await office.who('管理员').get(person)).body;
    const gone = await office.who('管理员').send('POST', `${person}/end`, {
      on: dateInChina(office.house.clock.now()),
      expectedVersion: version,
    });
    assert.equal(gone.status, 200, JSON.stringify(gone.body));
  });
  for (const one of leaving) test(one.title, () => play(one));
});

test('情景表里的每一件事，都有页面可以办', () => {
  assert.equal(everyday.length + timed.length + leaving.length, played.length);
  assert.deepEqual(Object.fromEntries([...lacking].map(([what, stories]) => [what, [...stories].sort()])), {});
  assert.deepEqual(office.house.problems, []);
});
