import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { type Office, openOffice } from '../../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

const address = '/api/matters/filters';
const urgent = { urgency: 'VERY_URGENT', due: 'overdue' };

const save = (who: Visitor, name: string, filter: object = urgent) => who.send('POST', address, { name, filter });

async function saved(who: Visitor): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { status, body } = await who.get(address);
  assert.equal(status, 200, JSON.stringify(body));
  return body.saved;
}

const names = async (who: Visitor) => (await saved(who)).map(({ name }) => name);

test('a filter is kept under a name as it was, renamed, dropped, and can be kept again', async () => {
  const officer = office.who('officer');
  const { body } = await save(officer, '  急的　逾期 ');
  assert.deepEqual(await saved(officer), [{ id: body.id, name: '急的 逾期', filter: urgent }]);

  const renamed = await officer.send('PUT', `${address}/${body.id}`, { name: '逾期' });
  assert.equal(renamed.status, 200, JSON.stringify(renamed.body));
  assert.deepEqual(await names(officer), ['逾期']);
  assert.equal((await officer.send('PUT', `${address}/${body.id}`, { name: '逾期' })).status, 200, 'the same again');

  assert.equal((await officer.send('DELETE', `${address}/${body.id}`, {})).status, 200);
  assert.deepEqual(await names(officer), []);
  const again = await officer.send('DELETE', `${address}/${body.id}`, {});
  assert.deepEqual([again.status, again.body.code], [404, 'matters.unknown-filter']);
  assert.equal((await save(officer, '逾期')).status, 200);
});

test('a name stands once for each person, twenty filters are the most, and what is no filter is not kept', async () => {
  const head = office.who('head');
  const first = await save(head, '特急');
  assert.deepEqual((await save(head, '特急 ')).body.code, 'matters.filter-name-taken');
  const second = await save(head, '加急');
  const taken = await head.send('PUT', `${address}/${second.body.id}`, { name: '特急' });
  assert.deepEqual([taken.status, taken.body.code], [409, 'matters.filter-name-taken']);
  assert.match(taken.body.message, /特急/u);
  assert.equal((await save(office.who('legal'), '特急')).status, 200, 'another person may use the same name');

  for (const [name, filter] of [
    ['空', {}],
    ['字', { words: '' }],
    ['别的', { box: 'todo' }],
    ['名'.repeat(21), urgent],
    [' ', urgent],
  ] as const)
    assert.equal((await save(head, name, filter)).status, 400, name);
  assert.equal((await save(head, '类型', { kind: 'no-such-kind' })).body.code, 'matters.filter-kind');

  for (let count = 3; count <= 20; count += 1) assert.equal((await save(head, `第 ${count} 个`)).status, 200);
  const many = await save(head, '再一个');
  assert.deepEqual([many.status, many.body.code], [409, 'matters.too-many-filters']);
  assert.equal((await names(head)).length, 20);
  await head.send('DELETE', `${address}/${first.body.id}`, {});
  const atOnce = await Promise.all([save(head, '同时一'), save(head, '同时二')]);
  assert.deepEqual(atOnce.map(({ status }) => status).sort(), [200, 409], 'of two at once one is the twentieth');
  assert.deepEqual(office.house.problems, []);
});

test('nobody sees, renames or drops a filter of another person or of another agency', async () => {
  const owner = office.who('director');
  const { id } = (await save(owner, '我的')).body;
  await smallAgency(office.house.house, 'lp', '临浦区住建局');
  const elsewhere = await signIn(office.house.app, 'lp.director', testPassword);

  for (const other of [office.who('clerk'), elsewhere]) {
    assert.deepEqual(await names(other), []);
    assert.equal((await other.send('PUT', `${address}/${id}`, { name: '他的' })).body.code, 'matters.unknown-filter');
    assert.equal((await other.send('DELETE', `${address}/${id}`, {})).body.code, 'matters.unknown-filter');
  }

  assert.deepEqual(await names(owner), ['我的'], 'positive control: its owner still has it');
});

test('kinds of the agency are told, and the name of the person of a filter', async () => {
  const officer = office.who('officer');
  const { kinds } = (await officer.get(address)).body;
  assert.ok(kinds.some(({ code }: { readonly code: string }) => code === 'leave-request'));

  const head = office.agency.people.get('head');
  const named = (await officer.get(`${address}?starter=${head}`)).body.starterName;
  const nobody = (await officer.get(`${address}?starter=0199ffff-ffff-7fff-8fff-ffffffffffff`)).body;

  assert.ok(named);
  assert.equal(nobody.starterName, undefined);
});
