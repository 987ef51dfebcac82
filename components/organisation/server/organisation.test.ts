import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

const today = '2026-11-24';
const tomorrow = '2026-11-25';
let house: TestHouse;
let agency: SmallAgency;
let other: SmallAgency;
let manager: Visitor;
let officer: Visitor;

before(async () => {
  house = await testHouse(registry);
  agency = await smallAgency(house.house, 'zz');
  other = await smallAgency(house.house, 'qq');
  manager = await signIn(house.app, 'zz.system', testPassword);
  officer = await signIn(house.app, 'zz.officer', testPassword);
});
after(() => house.close());

const root = '/api/organisation';
const id = (kind: 'sections' | 'posts' | 'people' | 'assignments', key: string) => agency[kind].get(key) ?? '';
const read = async (path: string, who = manager): Promise<Json> => {
  const answer = await who.get(`${root}${path}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const change = (path: string, body: object, who = manager) => who.send('POST', `${root}${path}`, body);
async function done(path: string, body: object): Promise<Json> {
  const answer = await change(path, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}
const refused = async (path: string, body: object): Promise<Json> => {
  const answer = await change(path, body);
  assert.ok(answer.status >= 400 && answer.status < 500, JSON.stringify(answer.body));
  return answer.body;
};
const names = (people: readonly { personName: string }[]) => people.map((row) => row.personName);
const newSection = async (name: string): Promise<string> => (await done('/sections', { name, from: today })).id;
const newPerson = async (name: string, sectionId: string): Promise<string> =>
  (await done('/persons', { name, from: today, sectionId, postId: id('posts', 'officer') })).id;

test('the tree shows sections in manual order with heads and numbers of people', async () => {
  const tree = await read('/tree', officer);

  const known = tree.sections.slice(0, 4);
  assert.deepEqual(
    known.map((s: Json) => s.name),
    ['局领导', '办公室', '建管科', '法规科'],
  );
  assert.deepEqual(
    known.map((s: Json) => s.people),
    [2, 6, 2, 2],
  );
  assert.deepEqual(
    known[2].heads.map((h: Json) => `${h.name} ${h.post}`),
    ['陈国栋 建管科科长'],
  );
});

test('a clerk may look but not change, and is told who could', async () => {
  const answer = await change('/sections', { name: '新科', from: today }, officer);
  assert.equal(answer.status, 403);
  assert.match(answer.body.message, /维护科室/);
});

test('a new person is found at once by pinyin initials, a polyphone surname by its reading as a surname', async () => {
  const section = await newSection('信息中心');
  await newPerson('单小丹', section);

  const found = await read('/persons?query=sxd', officer);
  assert.deepEqual(
    found.persons.map((p: Json) => [p.name, p.section, p.post]),
    [['单小丹', '信息中心', '科员']],
  );
  assert.equal((await read('/persons?query=dxd', officer)).total, 0);
});

test('a section with people is not ended; after they moved it is, and their history stays', async () => {
  const section = await newSection('临时科');
  const person = await newPerson('高远', section);
  const view = await read(`/sections/${section}`);

  const refusal = await refused(`/sections/${section}/end`, { on: today, expectedVersion: view.version });
  assert.equal(refusal.message, '科室下面还有 1 个人，没有撤销。');
  assert.match(refusal.nextStep, /先把他们移到别的科室/);

  const people = view.people.map((row: Json) => ({ assignmentId: row.id, expectedVersion: row.version }));
  await done(`/sections/${id('sections', 'legal')}/arrivals`, { people, on: tomorrow });
  await done(`/sections/${section}/end`, { on: tomorrow, expectedVersion: view.version });

  const moved = await read(`/persons/${person}`);
  assert.deepEqual(
    moved.assignments.map((row: Json) => [row.sectionName, row.from, row.to, row.main, row.state]),
    [
      ['临时科', today, tomorrow, true, 'present'],
      ['法规科', tomorrow, undefined, true, 'future'],
    ],
  );
});

test('a change from a page that is out of date is refused and changes nothing', async () => {
  const section = await newSection('宣传科');
  await done(`/sections/${section}/name`, { name: '宣教科', expectedVersion: 1 });

  const refusal = await refused(`/sections/${section}/name`, { name: '宣传教育科', expectedVersion: 1 });

  assert.equal(refusal.code, 'organisation.stale');
  assert.equal((await read(`/sections/${section}`)).name, '宣教科');
});

test('people stand as they were put, and an order made for another list is refused', async () => {
  const section = await newSection('排序科');
  await newPerson('安平', section);
  await newPerson('白雪', section);
  const before = (await read(`/sections/${section}`)).people;
  const turned = [...before].reverse().map((row: Json) => row.id);

  await done(`/sections/${section}/order`, { assignmentIds: turned });
  assert.deepEqual(names((await read(`/sections/${section}`)).people), ['白雪', '安平']);

  await newPerson('成功', section);
  assert.equal(
    (await refused(`/sections/${section}/order`, { assignmentIds: turned })).code,
    'organisation.order-changed',
  );
});

test('further assignments: the main one is exchanged, and only the other may be ended', async () => {
  const person = await newPerson('兼文', await newSection('兼职科'));
  await done(`/persons/${person}/assignments`, {
    sectionId: id('sections', 'legal'),
    postId: id('posts', 'officer'),
    from: today,
  });
  const [main, further] = (await read(`/persons/${person}`)).assignments;
  const ending = { on: today, expectedVersion: main.version };
  assert.equal((await refused(`/assignments/${main.id}/end`, ending)).code, 'organisation.main-assignment');

  await done(`/assignments/${further.id}/main`, { expectedVersion: further.version });
  const exchanged = (await read(`/persons/${person}`)).assignments;
  assert.deepEqual(
    exchanged.map((row: Json) => [row.sectionName, row.main]),
    [
      ['法规科', true],
      ['兼职科', false],
    ],
  );

  await done(`/assignments/${main.id}/end`, { on: today, expectedVersion: exchanged[1].version });
  const last = { on: today, expectedVersion: exchanged[0].version };
  assert.equal((await refused(`/assignments/${further.id}/end`, last)).code, 'organisation.last-assignment');
});

test('who leaves loses session, assignments and areas on that day; nothing is deleted', async () => {
  const deputy = await signIn(house.app, 'zz.deputy', testPassword);
  assert.equal((await deputy.get(`${root}/tree`)).status, 200);
  const path = `/persons/${id('people', 'deputy')}`;
  const { version } = await read(path);

  const counts = await done(`${path}/end`, { on: today, expectedVersion: version });

  assert.deepEqual(counts, { endedAssignments: 1, endedAreas: 2 });
  const refusal = await deputy.get(`${root}/tree`);
  assert.deepEqual([refusal.status, refusal.body.code], [401, 'http.place-ended']);
  assert.match(refusal.body.message, /这项任职已经结束/);
  const { state, placeEnded } = (await deputy.get('/api/session')).body;
  assert.deepEqual([state, placeEnded], ['anonymous', true], 'the open page says why');
  const view = await read(path);
  assert.deepEqual(
    view.assignments.map((row: Json) => row.state),
    ['past'],
  );
  assert.deepEqual(
    view.areas.map((row: Json) => row.state),
    ['past', 'past'],
  );
  const table = await read('/deputy-areas');
  assert.ok(table.uncovered.some((section: Json) => section.name === '建管科'));
});

test('only leaders are put in charge, and the table follows', async () => {
  const wanted = { sectionId: id('sections', 'legal'), from: today };
  const notLeader = { ...wanted, leaderAssignmentId: id('assignments', 'legal') };
  assert.equal((await refused('/deputy-areas', notLeader)).message, '“法规科科长”不是领导岗位，不能分管科室。');

  const area = await done('/deputy-areas', { ...wanted, leaderAssignmentId: id('assignments', 'chief') });
  const section = await read(`/sections/${id('sections', 'legal')}`);
  assert.deepEqual(
    section.leadersInCharge.map((one: Json) => one.name),
    ['王建华'],
  );

  await done(`/deputy-areas/${area.id}/end`, { on: today, expectedVersion: 1 });
  assert.deepEqual((await read(`/sections/${id('sections', 'legal')}`)).leadersInCharge, []);
});

test('a post is set up, renamed, and ends only when nobody holds it', async () => {
  const post = (await done('/posts', { name: '督查员', role: 'officer', from: today })).id;
  await done(`/posts/${post}/name`, { name: '督查专员', expectedVersion: 1 });
  await done(`/posts/${post}/end`, { on: today, expectedVersion: 2 });
  assert.ok(!(await read('/posts')).posts.some((row: Json) => row.id === post));

  const head = (await read('/posts')).posts.find((row: Json) => row.name === '科长');
  const refusal = await refused(`/posts/${head.id}/end`, { on: today, expectedVersion: head.version });
  assert.equal(refusal.message, '还有 1 个人在“科长”岗位上，没有撤销。');
});

test('sections are moved and put in order, never below themselves', async () => {
  const above = await newSection('上级科');
  const below = (await done('/sections', { name: '下级科', from: today, parentId: above })).id;
  assert.equal(
    (await refused(`/sections/${above}/parent`, { parentId: below, expectedVersion: 1 })).code,
    'organisation.section-in-circle',
  );
  await done(`/sections/${below}/parent`, { expectedVersion: 1 });

  const tops = (await read('/tree')).sections.filter((s: Json) => s.parentId === undefined).map((s: Json) => s.id);
  await done('/section-order', { sectionIds: [...tops].reverse() });
  assert.equal((await read('/tree')).sections[0].id, below);
  await done('/section-order', { sectionIds: tops });
});

test('the same id in another agency does not exist here', async () => {
  const foreign = other.sections.get('legal') ?? '';
  assert.equal((await manager.get(`${root}/sections/${foreign}`)).status, 404);
  assert.equal(
    (await refused(`/sections/${foreign}/name`, { name: '改名', expectedVersion: 1 })).code,
    'organisation.not-found',
  );
  const person = { name: '外人', from: today, sectionId: foreign, postId: id('posts', 'officer') };
  assert.equal((await refused('/persons', person)).code, 'organisation.not-found');
});

test('of two who change the organisation in the same moment one may be asked to press again; nothing is lost or half done', async () => {
  const answers = await Promise.all(
    ['甲科', '乙科', '丙科', '丁科'].map((name) => change('/sections', { name, from: today })),
  );

  const codes = answers.map((answer) => (answer.status === 200 ? 'ok' : answer.body.code));
  assert.ok(codes.includes('ok'), codes.join());
  assert.ok(
    codes.every((code) => code === 'ok' || code === 'organisation.changed-meanwhile'),
    codes.join(),
  );
  const tree = await read('/tree');
  const made = tree.sections.filter((s: Json) => /^[甲乙丙丁]科$/.test(s.name)).length;
  assert.equal(made, codes.filter((code) => code === 'ok').length);
});

test('an administrator does not end himself, impossible input is named, and no request broke the house', async () => {
  const own = `/persons/${id('people', 'system')}`;
  assert.equal((await refused(`${own}/end`, { on: today, expectedVersion: 1 })).code, 'organisation.yourself');
  assert.equal((await refused('/sections', { name: '某科', from: '2026-02-30' })).code, 'http.input');
  assert.equal((await refused('/sections', { name: '   ', from: today })).code, 'http.input');
  assert.deepEqual(house.problems, []);
});

test('signs nobody sees neither make two names of one nor a name of nothing', async () => {
  const sectionId = await newSection('信\u200b息科\u{e0041}');
  const personId = await newPerson('许\u2060 文\ufeff', sectionId);
  const post = { name: '机\u00ad要员', role: 'officer', from: today };
  await done('/posts', post);
  const { version } = await read(`/persons/${personId}`);
  assert.equal((await read(`/persons/${personId}`)).name, '许 文');
  await done(`/persons/${personId}/name`, { name: '许文\u202e', expectedVersion: version });

  assert.equal((await read(`/persons/${personId}`)).name, '许文');
  assert.ok((await read('/tree')).sections.some((one: Json) => one.name === '信息科'));
  assert.ok((await read('/posts')).posts.some((one: Json) => one.name === '机要员'));
  assert.match((await refused('/sections', { name: '信息\u200d科', from: today })).code, /taken/);
  for (const body of [
    { name: '\u200b', from: today, sectionId, postId: id('posts', 'officer') },
    { name: '许文', title: '\u200b \ufeff', from: today, sectionId, postId: id('posts', 'officer') },
  ])
    assert.equal((await refused('/persons', body)).code, 'http.input');
});

test('a leaving entered by mistake is taken back once, or put on another day; what it ended is as it was', async () => {
  const sectionId = await newSection('综合科');
  const personId = await newPerson('罗平', sectionId);
  const second = { sectionId: id('sections', 'legal'), postId: id('posts', 'officer'), from: today, to: '2027-03-01' };
  await done(`/persons/${personId}/assignments`, second);
  const shown = () => read(`/persons/${personId}`);
  const spans = (person: Json) => person.assignments.map(({ from, to }: Json) => [from, to]);
  const before = await shown();
  assert.equal(before.leavingUndoable, false);
  const leave = async (on: string) =>
    done(`/persons/${personId}/end`, { on, expectedVersion: (await shown()).version });
  const undo = async () => change(`/persons/${personId}/leaving/undo`, { expectedVersion: (await shown()).version });

  await leave(tomorrow);
  assert.deepEqual(spans(await shown()), [
    [today, tomorrow],
    [today, tomorrow],
  ]);
  await leave('2027-06-01');
  assert.deepEqual(spans(await shown()), [
    [today, '2027-06-01'],
    [today, '2027-03-01'],
  ]);
  await leave(today);
  assert.equal((await shown()).leavingUndoable, true, 'entered today');
  const back = await undo();

  assert.deepEqual(back.body, { restoredAssignments: 2, restoredAreas: 0 });
  const after = await shown();
  assert.deepEqual([spans(after), after.to, after.leavingUndoable], [spans(before), undefined, false]);
  assert.equal((await undo()).body.code, 'organisation.leaving-over');
  assert.equal((await change(`/persons/${personId}/leaving/undo`, { expectedVersion: 1 }, officer)).status, 403);
});

test('who has left is found by 找人 with what he held last, and offered by no picker', async () => {
  const personId = await newPerson('温别离', await newSection('离任科'));
  await done(`/persons/${personId}/end`, { on: today, expectedVersion: (await read(`/persons/${personId}`)).version });

  const found = await read('/persons?query=wbl&purpose=find', officer);
  assert.deepEqual(
    found.persons.map((p: Json) => [p.personId, p.absence, p.section, p.post]),
    [[personId, 'LEFT', '离任科', '科员']],
  );
  assert.deepEqual([found.total, found.left], [1, 1]);
  for (const purpose of ['', '&purpose=name', '&purpose=give-work'])
    assert.equal((await read(`/persons?query=wbl${purpose}`)).total, 0, purpose);
});

test('before a leaving it is told which section has no head then and which post nobody holds', async () => {
  const section = await newSection('值守科');
  const add = async (name: string, post: string): Promise<string> =>
    (await done('/persons', { name, from: today, sectionId: section, postId: id('posts', post) })).id;
  const first = await add('高首', 'head');

  assert.deepEqual((await read(`/persons/${first}`)).leavesVacant, { sections: ['值守科'], posts: [] });

  const second = await add('高次', 'head');
  assert.deepEqual((await read(`/persons/${first}`)).leavesVacant, { sections: [], posts: [] });
  await done(`/persons/${second}/end`, { on: today, expectedVersion: (await read(`/persons/${second}`)).version });
  assert.deepEqual((await read(`/persons/${first}`)).leavesVacant.sections, ['值守科']);
  const shown = await read(`/persons/${first}`);
  assert.deepEqual(
    shown.movesVacant.map((one: Json) => [one.assignmentId, one.sections]),
    [[shown.assignments[0].id, ['值守科']]],
    'the same is told before he is moved from there',
  );
  const other = await newSection('副岗科');
  await done(`/persons/${first}/assignments`, { sectionId: other, postId: id('posts', 'officer'), from: today });
  assert.equal((await read(`/persons/${first}`)).movesVacant.length, 1, 'nothing of a place where he heads nobody');
  const unasked = await read(`/persons/${first}`, officer);
  assert.deepEqual([unasked.leavesVacant, unasked.movesVacant, unasked.openWork], [undefined, undefined, undefined]);
});
