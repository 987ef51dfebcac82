import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { type AgencyHouse, agencyHouse } from '#platform/testkit/agency-house.ts';
import type { TestHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let opened: AgencyHouse;
let house: TestHouse;
let agency: SmallAgency;
let system: Visitor;
let owner: Client;

before(async () => {
  opened = await agencyHouse(registry);
  ({ house, agency, owner } = opened);
  system = await signIn(house.app, 'jz.system', testPassword);
});
after(() => opened.close());

const command = (last: string) => ({ 'x-command-id': `0199d3c4-0000-4000-8000-00000000000${last}` });
const access = (who: string, wanted: 'OPEN' | 'STOPPED', id: string) =>
  system.send('POST', `/api/accounts/${agency.people.get(who)}/access`, { access: wanted }, command(id));
const accessOf = async (who: string): Promise<string> =>
  (await owner.query('select access from office.person where id = $1', [agency.people.get(who)])).rows[0]?.access;

test('a command id sent again with other content is refused in words and saves nothing; with the same it is answered again', async () => {
  assert.equal((await access('mail', 'STOPPED', '1')).status, 200);

  const otherBody = await access('mail', 'OPEN', '1');
  const otherPerson = await access('clerk', 'STOPPED', '1');

  for (const answer of [otherBody, otherPerson])
    assert.deepEqual([answer.status, answer.body.code], [409, 'http.command-used'], JSON.stringify(answer.body));
  assert.match(otherBody.body.nextStep, /刷新页面/);
  assert.deepEqual([await accessOf('mail'), await accessOf('clerk')], ['STOPPED', 'OPEN']);
  assert.equal((await access('mail', 'STOPPED', '1')).status, 200, 'positive control');
  assert.equal((await access('mail', 'OPEN', '2')).status, 200, 'an id of its own');
});

test('the order of members makes no other content', async () => {
  const add = (body: object) => system.send('POST', '/api/organisation/persons', body, command('3'));
  const [sectionId, postId] = [agency.sections.get('works'), agency.posts.get('officer')];
  const first = await add({ name: '许新', sectionId, postId, from: '2026-11-24' });
  assert.equal(first.status, 200, JSON.stringify(first.body));

  const again = await add({ from: '2026-11-24', postId, sectionId, name: '许新' });

  assert.deepEqual([again.status, again.body], [200, first.body], 'the same person, not a second one');
});

test('two people may use the same id: each is answered for his own', async () => {
  const clerk = await signIn(house.app, 'jz.clerk', testPassword);
  const officer = await signIn(house.app, 'jz.officer', testPassword);
  const change = (who: Visitor) =>
    who.send('POST', '/api/account/password', { current: testPassword, fresh: 'a-better-password-2' }, command('4'));

  const answers = [await change(clerk), await change(officer)];

  assert.deepEqual(
    answers.map((answer) => answer.status),
    [200, 200],
    JSON.stringify(answers.map((answer) => answer.body)),
  );
});

test('what is kept of a content is keyed: a password cannot be guessed from it', async () => {
  const { rows } = await owner.query(
    'select content_digest as digest, to_jsonb(c)::text as whole from office.command c',
  );

  assert.ok(rows.length >= 4);
  assert.ok(rows.every(({ digest, whole }) => /^[\w-]{43}$/.test(digest) && !whole.includes('a-better-password-2')));
  assert.deepEqual(house.problems, []);
});
