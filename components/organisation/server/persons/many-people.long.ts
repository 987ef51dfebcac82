import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type AgencyHouse, agencyHouse } from '#platform/testkit/agency-house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';

const many = 20_000;
let agency: AgencyHouse;
let officer: Visitor;

before(async () => {
  agency = await agencyHouse(registry);
  await hireMany();
  officer = await signIn(agency.house.app, 'jz.officer', testPassword);
});
after(() => agency.close());

/** Names of two hundred surnames-and-names and a number, all officers of one section, as an import would bring them. */
async function hireMany(): Promise<void> {
  const { id, sections, posts } = agency.agency;
  await agency.owner.query(
    `with people as (
      insert into office.person (agency_id, id, name, initials, valid_from, display_order)
      select $1, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
        substr('赵钱孙李周吴郑王冯陈', n % 10 + 1, 1) || substr('建国立新思远文静若兰晓东', n / 10 % 12 + 1, 2) || n,
        substr('zqslzwzwfc', n % 10 + 1, 1) || substr('jgxlsywjrlxd', n / 10 % 12 + 1, 2), '2025-01-01', n
      from generate_series(1, ${many}) as n returning id, display_order)
    insert into office.assignment (agency_id, id, person_id, section_id, post_id, title, main, valid_from, display_order)
    select $1, ('00000000-0000-7000-9000-' || right(id::text, 12))::uuid, id, $2, $3, '科员', true, '2025-01-01', display_order
    from people`,
    [id, sections.get('works'), posts.get('officer')],
  );
  await changed();
}

/** As after every change of the organisation: the server reads it anew with the next request. */
const changed = () =>
  agency.owner.query('update office.agency set configuration_version = configuration_version + 1 where id = $1', [
    agency.agency.id,
  ]);

/** Milliseconds of the quickest of some answers: what the machine does besides does not count. */
async function quickest(address: string): Promise<{ readonly millis: number; readonly total: number }> {
  const times: number[] = [];
  let total = 0;
  for (let n = 0; n < 5; n += 1) {
    const start = performance.now();
    const answer = await officer.get(address);
    times.push(performance.now() - start);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    total = answer.body.total;
  }
  return { millis: Math.min(...times), total };
}

test('after a change of the organisation the next request reads 20,000 people anew, and no request fails', async () => {
  const times: number[] = [];
  for (let n = 0; n < 3; n += 1) {
    await changed();
    const start = performance.now();
    assert.equal((await officer.get('/api/organisation/persons?query=zjg')).status, 200);
    times.push(performance.now() - start);
  }
  console.log(`20,000 people read anew: ${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} ms`);
});

test('of 20,000 people one is found within a keystroke, by initials, name or section, and for work too', async () => {
  const address = '/api/organisation/persons';
  for (const query of ['query=zjg', `query=${encodeURIComponent('王思远')}`, 'query=', 'query=&purpose=give-work']) {
    const { millis, total } = await quickest(`${address}?${query}`);
    console.log(`20,000 people, ${decodeURIComponent(query)}: ${total} found, ${millis.toFixed(0)} ms`);
    assert.ok(total > 0, query);
    assert.ok(millis < 1000, `${query}: ${millis} ms`);
  }
});
