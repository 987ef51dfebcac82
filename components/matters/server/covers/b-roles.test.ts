import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Json } from '#platform/testkit/sign-in.ts';
import { coverOffice } from '../../testing/covers.ts';
import { completeFrom, doneAs, type Office, openOffice, viewAs } from '../../testing/office.ts';
import { dayMillis, say, standInKinds } from '../../testing/stand-ins.ts';

let office: Office;
let covers: ReturnType<typeof coverOffice>;
before(async () => {
  office = await openOffice();
  await standInKinds(office);
  covers = coverOffice(office);
});
afterEach(() => covers.endAll());
after(() => office.close());

const has = async (key: string, matterId: string): Promise<boolean> =>
  (await covers.desk.todoIds(key)).includes(matterId);

test('B does the work of A while A is away, and only then; trace and opinion say for whom and by what', async () => {
  await covers.paired('chief', 'deputy');
  const matterId = await covers.atChief();
  assert.equal(await has('deputy', matterId), false, 'A is there');
  assert.equal(await covers.desk.sees('deputy', matterId), 404);

  const away = await covers.isAway('chief');

  assert.equal(await has('deputy', matterId), true);
  assert.equal(await has('chief', matterId), true, 'no row is moved');
  const deputy = await office.as('deputy');
  assert.deepEqual((await deputy.get('/api/matters/counts')).body.standsInFor, ['王建华']);
  const page = await viewAs(deputy, matterId);
  assert.match(page.myTask.asked, /^王建华不在岗，您是他的 B 岗，由您代办这一步：办理后写“林涛（代王建华，B岗）”/);
  assert.equal(page.myTask.why[0], '王建华这几天不在岗，您是他的 B 岗。');
  assert.deepEqual((await covers.desk.view('officer', matterId)).openTasks[0].standIns, ['林涛']);
  await doneAs(deputy, matterId, { opinion: '同意。' });
  const seen = await covers.desk.view('officer', matterId);
  assert.equal(seen.trace[0].who, '林涛（代王建华，B岗）');

  const later = await covers.atChief();
  assert.equal(await has('deputy', later), true);
  assert.equal(say(await covers.isBack('chief', away)), '200');
  assert.equal(await has('deputy', later), false);
  assert.equal(await covers.desk.sees('deputy', later), 404);
  assert.equal(say(await covers.isBack('chief', away)), '409 matters.cover-over', 'twice');
});

test('the right ends with the days also in the middle of the work, and with the pair', async () => {
  const pair = await covers.paired('chief', 'deputy');
  await covers.isAway('chief');
  const [first, second] = [await covers.atChief(), await covers.atChief()];
  const deputy = await office.as('deputy');
  const open = await viewAs(deputy, first);

  office.house.clock.advance(dayMillis);

  assert.equal(say(await completeFrom(await office.as('deputy'), open)), '409 matters.stand-in-lapsed');
  assert.equal(await has('deputy', second), false);
  await covers.isAway('chief');
  const again = await viewAs(await office.as('deputy'), second);
  assert.equal(say(await covers.ended(pair)), '200');
  assert.equal(say(await completeFrom(await office.as('deputy'), again)), '409 matters.stand-in-lapsed');
  assert.equal(
    say(await covers.setAway('chief', { from: covers.desk.inDays(3), last: covers.desk.inDays(4) })),
    '409 matters.no-b-role',
  );
});

test('nothing is passed on: whoever is B of B, or stands in for B, has nothing of A', async () => {
  await covers.paired('chief', 'deputy');
  await covers.paired('deputy', 'chief');
  await covers.isAway('chief');
  await covers.isAway('deputy');
  await covers.desk.entrusted('deputy', 'helper');
  const matterId = await covers.atChief();

  assert.equal(await has('deputy', matterId), true);
  assert.equal(await has('helper', matterId), false);
  assert.equal(await covers.desk.sees('helper', matterId), 404);
  const rows = (await covers.desk.rows('chief', 'todo')).filter((row) => row.matterId === matterId);
  assert.deepEqual(
    rows.map((row) => row.onBehalfOf),
    [undefined],
    'his own, once',
  );
});

test('kinds that were not named, what is signed in person and his own matters are never the B’s', async () => {
  await covers.paired('chief', 'deputy', { kinds: ['leave-request'] });
  await covers.paired('head', 'officer');
  await covers.isAway('chief');
  await covers.isAway('head');

  const [plain, signed] = [await covers.atChief(), await covers.desk.sent('signed', 'officer')];
  const own = await covers.desk.sent('plain', 'officer');

  assert.equal(await has('deputy', plain), false);
  for (const matterId of [signed, own]) assert.equal(await has('officer', matterId), false);
  const others = await covers.paired('chief', 'deputy', { kinds: ['plain', 'leave-request'] }).catch(() => undefined);
  assert.equal(others, undefined, 'the same pair twice is refused, whatever its kinds');
});

test('asked by A himself and his B at once: what he asked himself counts, and the step is done once', async () => {
  await covers.paired('chief', 'deputy');
  await covers.isAway('chief');
  const id = await covers.desk.entrusted('chief', 'deputy');
  const [first, second] = [await covers.atChief(), await covers.atChief()];
  const rows = (await covers.desk.rows('deputy', 'todo')).filter((row) => row.matterId === first);
  assert.equal(rows.length, 1, 'one row');

  await doneAs(await office.as('deputy'), first);
  await covers.desk.end('chief', id);
  await doneAs(await office.as('deputy'), second);

  const who = async (matterId: string): Promise<string> => (await covers.desk.view('officer', matterId)).trace[0].who;
  assert.equal(await who(first), '林涛（代王建华）');
  assert.equal(await who(second), '林涛（代王建华，B岗）');
});

test('AB岗 goes by post: whoever comes next is B; with two of them nobody is; what A does under another post is not in it', async () => {
  await covers.paired('director', 'clerk');
  await covers.isAway('director', { last: covers.desk.inDays(3) });
  const matterId = await covers.desk.sent('round');
  const [b] = (await covers.desk.listed('director')).covers.bRoles;
  assert.deepEqual([b.names, await has('clerk', matterId)], [['周敏'], true]);
  const system = await office.as('system');
  const assign = async (key: string, section: string, post: string): Promise<void> => {
    const place = { sectionId: office.agency.sections.get(section), postId: office.agency.posts.get(post) };
    const path = `/api/organisation/persons/${office.agency.people.get(key)}/assignments`;
    const answer = await system.send('POST', path, { ...place, from: covers.desk.today() });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };

  await assign('mail', 'office', 'clerk');

  for (const key of ['clerk', 'mail']) assert.equal(await has(key, matterId), false, key);
  const { agreed, standing } = await covers.overview('system');
  assert.deepEqual(
    agreed.filter(({ kind }: Json) => kind === 'PAIR').map(({ vacant }: Json) => vacant),
    [true],
  );
  assert.deepEqual(standing, []);
});

test('AB岗 among several holders of a post means the person; posts of two sections are none', async () => {
  const { proposePair } = covers;
  assert.equal(say(await proposePair('head', 'legal')), '422 matters.pair-sections');
  assert.equal(say(await proposePair('head', 'head')), '422 matters.pair-same');
  assert.equal(say(await proposePair('head', 'system')), '422 matters.cannot-handle');
  assert.equal(say(await proposePair('head', 'officer', { kinds: ['no-such'] })), '404 matters.unknown-kind');
  await covers.paired('legal', 'helper');
  const { agreed } = await covers.overview('security');
  assert.match(agreed[0].standIn, /^法规科科员（现在是马晓东）$/);
});
