import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { ok } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { signIn } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { coverOffice } from '../../testing/covers.ts';
import { doneAs, type Office, openOffice, viewAs } from '../../testing/office.ts';
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
const counts = async (key: string): Promise<Json> => (await (await office.as(key)).get('/api/matters/counts')).body;

test('what one administrator proposes holds for nobody before the other has agreed, and neither does both', async () => {
  const pair = await covers.proposePair('chief', 'deputy');
  assert.equal(pair.status, 200, JSON.stringify(pair.body));
  const { id } = pair.body;
  assert.equal(say(await covers.setAway('chief')), '409 matters.no-b-role');
  assert.deepEqual((await covers.desk.listed('chief')).covers.bRoles, []);

  for (const key of ['system', 'auditor', 'chief']) assert.equal((await covers.agree(id, key)).status, 403, key);
  const away = {
    assignmentId: office.assignment('chief'),
    from: covers.desk.today(),
    last: covers.desk.today(),
    reason: '住院',
  };
  for (const key of ['security', 'auditor', 'chief'])
    assert.equal((await covers.post(key, 'covers/away', away)).status, 403, key);
  const { waiting } = await covers.overview('security');
  assert.deepEqual(
    waiting.map(({ principal, standIn, reason, proposedBy }: Json) => [principal, standIn, reason, proposedBy]),
    [['局领导局长（现在是王建华）', '局领导副局长（现在是林涛）', '岗位职责规定', '系统员']],
  );
  assert.equal(say(await covers.agree(id)), '200');
  assert.equal(say(await covers.agree(id)), '409 matters.cover-over', 'twice');
  assert.deepEqual((await covers.desk.listed('chief')).covers.bRoles, [{ names: ['林涛'] }]);
  assert.deepEqual((await covers.desk.listed('deputy')).covers.bRoleOf, [{ names: ['王建华'] }]);
  await covers.ended(id);
});

test('the database itself refuses one hand for both', async () => {
  const id = (await covers.proposeAway('chief', { standInAssignmentId: office.assignment('deputy') })).body.id;
  const agencyId = office.agency.id;
  const sameHand = office.house.house.database.agency(agencyId, async (tx) =>
    ok(
      await tx.all(sql`update office.matter_cover set agreed_by = proposed_by, agreed_at = proposed_at
        where agency_id = ${agencyId} and id = ${id}`),
    ),
  );

  await assert.rejects(sameHand, /check/);
  await covers.ended(id);
});

test('for who cannot ask any more the two name a colleague; both are told, he ends it when he is back', async () => {
  const matterId = await covers.atChief();
  const named = { standInAssignmentId: office.assignment('legal') };
  const proposal = (await covers.proposeAway('chief', named)).body.id;
  assert.equal(await has('legal', matterId), false);
  assert.equal((await counts('chief')).arrangedForMe, false, 'he hears of nothing that does not hold');

  assert.equal(say(await covers.agree(proposal)), '200');

  assert.equal(await has('legal', matterId), true);
  assert.equal((await counts('chief')).arrangedForMe, true);
  const [mine] = (await covers.desk.listed('chief')).mine;
  const [forMe] = (await covers.desk.listed('legal')).forMe;
  assert.deepEqual([mine.who, mine.arranged, forMe.who, forMe.arranged], ['孙倩', true, '王建华', true]);
  const page = await viewAs(await office.as('legal'), matterId);
  assert.match(page.myTask.asked, /^王建华不在岗，管理员安排您代办这一步/);
  await doneAs(await office.as('legal'), matterId);
  assert.equal((await office.view('officer', matterId)).trace[0].who, '孙倩（代王建华）');
  const { standing } = await covers.overview('system');
  assert.deepEqual(
    standing.map(({ principal, standIn, source }: Json) => [principal, standIn, source]),
    [['王建华（局领导 局长）', '孙倩（法规科 科长）', 'arranged']],
  );
  assert.equal(say(await covers.desk.end('chief', mine.id)), '200', 'he is back');
  assert.equal((await counts('chief')).arrangedForMe, false);
  const after = await covers.overview('system');
  assert.deepEqual([after.standing, after.agreed], [[], []]);
});

test('where his post has a B, the two only say that he is away; he reads why and ends it', async () => {
  await covers.paired('chief', 'deputy');
  const id = await covers.arranged('chief');
  const matterId = await covers.atChief();
  assert.equal(await has('deputy', matterId), true);
  const [away] = (await covers.desk.listed('chief')).covers.away;
  assert.deepEqual([away.arrangedBy, away.reason, away.open], ['系统员', '住院', true]);
  assert.equal(say(await covers.isBack('deputy', id)), '409 matters.cover-over', 'nobody else is back for him');

  assert.equal(say(await covers.isBack('chief', id)), '200');

  assert.equal(await has('deputy', matterId), false);
});

test('not agreed to, taken back, too long or twice', async () => {
  assert.equal(say(await covers.proposeAway('chief')), '422 matters.cover-no-b');
  await covers.paired('chief', 'deputy');
  const declined = (await covers.proposeAway('chief')).body.id;
  assert.equal(say(await covers.post('security', `covers/${declined}/decline`)), '200');
  assert.equal(say(await covers.agree(declined)), '409 matters.cover-over');
  const back = (await covers.proposeAway('chief')).body.id;
  assert.equal(say(await covers.proposeAway('chief')), '409 matters.cover-overlaps');
  assert.equal(say(await covers.ended(back)), '200');
  assert.equal(say(await covers.agree(back)), '409 matters.cover-over');
  const { inDays } = covers.desk;
  assert.equal(say(await covers.proposeAway('chief', { last: inDays(100) })), '422 matters.stand-in-window');
  assert.equal(say(await covers.proposeAway('chief', { from: inDays(-1) })), '422 matters.stand-in-past');
  const self = { standInAssignmentId: office.assignment('chief') };
  assert.equal(say(await covers.proposeAway('chief', self)), '422 matters.cover-self');
  const own = await covers.isAway('chief');
  assert.equal(say(await covers.setAway('chief')), '409 matters.away-overlaps');
  assert.equal(say(await covers.ended(own)), '409 matters.cover-over', 'what he said of himself is his own');
});

test('another agency sees nothing of it and decides nothing; its own administrator does', async () => {
  await smallAgency(office.house.house, 'lp');
  const theirs = await signIn(office.house.app, 'lp.security', testPassword);
  await covers.paired('chief', 'deputy');
  const id = (await covers.proposeAway('chief')).body.id;

  assert.deepEqual((await theirs.get('/api/matters/covers/to-agree')).body.waiting, []);
  assert.equal(say(await theirs.send('POST', `/api/matters/covers/${id}/agree`, {})), '409 matters.cover-over');
  assert.equal(say(await theirs.send('POST', `/api/matters/covers/${id}/decline`, {})), '409 matters.cover-over');

  assert.equal((await covers.overview('security')).waiting.length, 1);
  assert.equal(say(await covers.agree(id)), '200');
  await covers.ended(id);
});

test('each step of it stands in the audit, without the reason', async () => {
  await covers.paired('chief', 'deputy');
  const id = (await covers.proposeAway('chief', { reason: '因病住院治疗' })).body.id;
  await covers.agree(id);
  await covers.isBack('chief', id);
  const auditor = await office.as('auditor');

  for (const event of ['cover-proposed', 'cover-agreed', 'away-ended']) {
    const { records } = (await auditor.get(`/api/audit?event=matters.${event}`)).body;
    assert.ok(records.length > 0, event);
    assert.doesNotMatch(JSON.stringify(records), /因病住院/);
  }
});

test('where he has asked the same colleague himself meanwhile, agreeing says so; ended, it can be agreed to', async () => {
  const tomorrow = new Date(Date.parse(covers.desk.today()) + dayMillis).toISOString().slice(0, 10);
  const days = { from: tomorrow, last: tomorrow };
  const named = { standInAssignmentId: office.assignment('legal'), ...days };
  const { id } = (await covers.proposeAway('chief', named)).body;
  const own = await covers.post('chief', 'stand-ins', { assignmentId: office.assignment('legal'), ...days });
  assert.equal(own.status, 200, JSON.stringify(own.body));

  const agreed = await covers.agree(id);

  assert.equal(say(agreed), '409 matters.cover-stands');
  assert.match(agreed.body.message, /^王建华在这几天里已经由.+代办，不用再安排。$/);
  assert.equal(say(await covers.proposeAway('chief', { ...named, reason: '再提一次' })), '409 matters.cover-overlaps');
  await covers.post('chief', `stand-ins/${own.body.id}/end`);
  assert.equal(say(await covers.agree(id)), '200');
  await covers.ended(id);
});

test('what nobody agrees to lapses by itself: AB岗 after thirty days, an absence with its days', async () => {
  const pair = (await covers.proposePair('chief', 'deputy')).body.id;
  const away = (await covers.proposeAway('chief', { standInAssignmentId: office.assignment('legal') })).body.id;
  const waits = async () => (await covers.overview('security')).waiting.map(({ id }: Json) => id);
  assert.deepEqual((await waits()).sort(), [pair, away].sort());

  office.house.clock.advance(dayMillis);
  assert.deepEqual(await waits(), [pair]);
  assert.equal(say(await covers.agree(away)), '409 matters.cover-over');

  office.house.clock.advance(29 * dayMillis);
  assert.deepEqual(await waits(), []);
  assert.equal(say(await covers.agree(pair)), '409 matters.cover-over');
  assert.equal(say(await covers.proposePair('chief', 'deputy')), '200', 'it may be proposed anew');
});

test('of more than the page shows each proposal is still compared, and what waits stands first', async () => {
  const agencyId = office.agency.id;
  const proposal = await covers.proposePair('deputy', 'chief');
  const first = proposal.status === 200 ? proposal.body.id : '';
  await office.house.house.database.agency(agencyId, async (tx) =>
    ok(
      await tx.all(sql`insert into office.matter_cover (agency_id, id, kind, principal_id, stand_in_id, from_at, until_at,
          section_id, a_post_id, a_person_id, b_post_id, b_person_id, all_kinds, reason, proposed_by, proposed_at, agreed_by, agreed_at)
        select agency_id, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, kind, principal_id, stand_in_id, from_at,
          until_at, section_id, b_post_id, null, b_post_id, null, all_kinds, reason, proposed_by,
          proposed_at + interval '1 second', a_post_id, proposed_at
        from office.matter_cover, generate_series(1, 350) as n where agency_id = ${agencyId} and id = ${first}`),
    ),
  );

  assert.equal(say(await covers.proposePair('deputy', 'chief')), '409 matters.pair-known');
  assert.equal((await covers.overview('security')).waiting[0].id, first);
});

test('三百多项里前一百项以外的找得到、翻得到，也能就地结束；等同意的不管找谁都列着', async () => {
  const system = await office.as('system');
  const read = async (query: string): Promise<Json> => (await system.get(`/api/matters/covers?${query}`)).body;
  const all = await read('');
  const { waiting } = all.totals;
  assert.deepEqual([all.agreed.length, all.totals.agreed, all.waiting.length > 0], [100, 350, true]);
  const oldest = (await read('shown=400')).agreed;
  assert.equal(oldest.length, 350);

  const of = async (words: string): Promise<Json> => read(`words=${encodeURIComponent(words)}&shown=5`);
  assert.deepEqual((await of('王建华')).totals, { waiting, agreed: 350, standing: 0 });
  assert.equal((await of('wjh')).totals.agreed, 350);
  assert.equal((await of('局领导')).totals.agreed, 350);
  assert.deepEqual((await of('周敏')).totals, { waiting, agreed: 0, standing: 0 });
  assert.deepEqual((await of('不认识的人')).agreed, []);
  await covers.arranged('deputy', { standInAssignmentId: office.assignment('head') });
  assert.deepEqual((await of('陈国栋')).totals, { waiting, agreed: 1, standing: 1 });

  const { id } = oldest[349];
  assert.equal(say(await covers.ended(id)), '200');
  assert.equal((await of('王建华')).totals.agreed, 349);
  assert.equal(say(await covers.ended(id)), '409 matters.cover-over');
  assert.equal((await system.get('/api/matters/covers?shown=9999')).status, 400);
});
