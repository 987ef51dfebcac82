import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Answer, Json, Visitor } from '#platform/testkit/sign-in.ts';
import { type Office, openOffice, viewAs } from '../../testing/office.ts';
import { standInOffice } from '../../testing/stand-ins.ts';

const day = 86_400_000;
let office: Office;
let system: Visitor;
let head: string;
before(async () => {
  office = await openOffice();
  system = await office.as('system');
  head = office.agency.people.get('head') ?? assert.fail('head');
});
after(() => office.close());

const path = () => `/api/organisation/persons/${head}`;
const shown = async (): Promise<Json> => (await system.get(path())).body;
const comeBack = async (from: string, extra: object = {}): Promise<Answer<Json>> =>
  system.send('POST', `${path()}/return`, {
    sectionId: office.agency.sections.get('legal'),
    postId: office.agency.posts.get('officer'),
    from,
    expectedVersion: (await shown()).version,
    ...extra,
  });
const refusal = ({ status, body }: Answer<Json>) => [status, body.code];

async function grantByName(): Promise<void> {
  const security = await office.as('security');
  const granted = await security.send('POST', '/api/permissions/grants', {
    permission: 'gongwen.registers',
    granteeKind: 'PERSON',
    granteeId: head,
    from: '2026-11-24',
    reason: '兼管登记簿',
  });
  assert.equal(granted.status, 200, JSON.stringify(granted.body));
}

test('who comes back is the same person under a new assignment, at an empty desk and with nothing of before', async () => {
  const matterId = await office.leaveRequest();
  await grantByName();
  const desk = standInOffice(office);
  for (const [of, to] of [
    ['head', 'helper'],
    ['chief', 'head'],
  ] as const)
    await desk.entrusted(of, to, { last: desk.inDays(20) });
  assert.deepEqual(refusal(await comeBack('2026-11-24')), [409, 'organisation.not-left'], 'he is here');
  const { version } = await shown();
  await system.send('POST', `${path()}/end`, { on: '2026-11-24', expectedVersion: version });
  assert.deepEqual(refusal(await comeBack('2026-11-24')), [409, 'organisation.leaving-undoable'], 'the same day');
  office.house.clock.advance(day);
  system = await office.as('system');

  const gone = await shown();
  assert.deepEqual([gone.left, gone.account, gone.openWork], [true, 'OPEN', 1]);
  await assert.rejects(office.as('head'), 'his account opens nothing here');
  const early = await comeBack('2026-11-25');
  assert.deepEqual(refusal(early), [409, 'organisation.work-not-handed-over']);
  assert.match(early.body.message, /陈国栋离任时留下的 1 件还没有交接/);
  const handed = await system.send('POST', '/api/matters/left-work/hand-over', {
    personId: head,
    toAssignmentId: office.assignment('legal'),
    reason: '离任',
  });
  assert.equal(handed.status, 200, JSON.stringify(handed.body));
  assert.deepEqual(refusal(await comeBack('2026-11-24')), [422, 'organisation.return-day']);
  assert.equal((await comeBack('2026-11-25', { expectedVersion: 1 })).body.code, 'organisation.stale');

  const back = await comeBack('2026-11-25');

  assert.deepEqual([back.status, back.body.endedGrants], [200, 1], JSON.stringify(back.body));
  const again = await shown();
  assert.deepEqual([again.id, again.left, again.to, again.from], [head, false, undefined, gone.from]);
  assert.deepEqual(
    again.assignments.map((row: Json) => [row.sectionName, row.state, row.main]),
    [
      ['法规科', 'present', true],
      ['建管科', 'past', true],
    ],
  );
  const returned = await office.as('head');
  const { mine, forMe } = await desk.listed('head');
  assert.deepEqual([mine, forMe, (await desk.listed('chief')).mine], [[], [], []], '代理 of before');
  const session = (await returned.get('/api/session')).body;
  assert.deepEqual([session.person.id, session.permissions.includes('gongwen.registers')], [head, false]);
  assert.equal((await viewAs(await office.as('legal'), matterId)).myTask !== undefined, true, 'it stays where it is');
  const inbox = (await returned.get('/api/matters?box=todo&limit=50')).body.rows ?? [];
  assert.deepEqual(
    inbox.filter((row: Json) => row.matterId === matterId),
    [],
  );
  assert.deepEqual(refusal(await comeBack('2026-11-25')), [409, 'organisation.not-left'], 'twice');
  assert.deepEqual(office.house.problems, []);
});

test('a clerk brings nobody back, and the audit says who came back, to where, and what ended', async () => {
  const officer = await office.as('officer');
  const body = { sectionId: head, postId: head, from: '2026-11-25', expectedVersion: 1 };
  assert.equal((await officer.send('POST', `${path()}/return`, body)).status, 403);

  const auditor = await office.as('auditor');
  const records = (await auditor.get('/api/audit')).body.records as readonly Json[];

  const row = records.find(({ event }) => event === 'organisation.person-returned') ?? assert.fail('no row');
  assert.match(JSON.stringify(row), /人员复职/);
});
