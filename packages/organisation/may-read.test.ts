import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesFrom } from './handlers/describe-derivation.ts';
import { describeReading, type MatterReadFacts, mayRead, readersOf } from './may-read.ts';
import { actor, assignment, bureau, day, instant, person, personId, sectionId } from './testing/bureau.ts';

const now = instant('2026-11-24T04:00:00.000Z');
const facts = (more: Partial<MatterReadFacts> = {}): MatterReadFacts => ({
  starter: actor('zhou@business'),
  handlers: [actor('li@legal')],
  circulatedTo: [],
  registers: [],
  headsOfSections: [],
  supervisors: [],
  grants: [],
  secrecyLevel: 'INTERNAL',
  ...more,
});
const reads = (f: MatterReadFacts, id: string, snapshot = bureau()) => mayRead(snapshot, f, actor(id), now).allowed;

test('starter and past handlers read, a colleague does not and is told so', () => {
  assert.ok(reads(facts(), 'zhou@business'));
  assert.ok(reads(facts(), 'li@legal'));

  const refused = mayRead(bureau(), facts(), actor('sun@office'), now);
  assert.equal(refused.allowed, false);
  assert.equal(describeReading(refused, namesFrom(bureau())), '您没有参与这件事项，也没有人授权您查看。');
});

test('the registry reads its book only in the working identity that holds the post', () => {
  const f = facts({ registers: ['outgoing'] });
  const snapshot = bureau({ assignments: [assignment('wu', 'legal', 'officer', 3, { main: false })] });
  assert.ok(reads(f, 'wu@confidential', snapshot));
  assert.equal(reads(f, 'wu@legal', snapshot), false);
  assert.equal(reads(facts(), 'wu@confidential', snapshot), false, 'not registered');
  const decision = mayRead(snapshot, f, actor('wu@confidential'), now);
  assert.equal(describeReading(decision, namesFrom(snapshot)), '您能看到，因为您的岗位管理发文登记簿，它登记在上面。');
});

test('the clerk of another section keeps no register of the agency, the office director does', () => {
  const f = facts({ registers: ['incoming'] });
  const snapshot = bureau({ assignments: [assignment('zhou', 'legal', 'clerk', 3)] });
  assert.equal(reads({ ...f, starter: actor('li@legal') }, 'zhou@legal', snapshot), false);
  assert.ok(reads(f, 'sun@office', snapshot));
});

test('a right through a post ends with the assignment', () => {
  const f = facts({ registers: ['outgoing'] });
  const ended = bureau({ assignments: [assignment('wu', 'confidential', 'clerk', 1, { to: day('2026-11-24') })] });
  assert.equal(reads(f, 'wu@confidential', ended), false);
});

test('a section head reads within granted scope, also for sections below her own', () => {
  const f = facts({ headsOfSections: [sectionId('confidential')] });
  assert.ok(reads(f, 'sun@office'));
  assert.equal(reads(f, 'li@legal', bureau()), true, 'li is a handler');
  assert.equal(reads({ ...f, handlers: [] }, 'li@legal'), false);
});

test('need-to-know takes standing rights away but never the work of starter and handlers', () => {
  const f = facts({
    headsOfSections: [sectionId('office')],
    circulatedTo: [actor('wu@confidential')],
    supervisors: [personId('qian')],
    needToKnow: [personId('wu')],
  });
  assert.deepEqual(readersOf(f), [
    { granteeKind: 'person', granteeId: 'zhou', reason: 'starter' },
    { granteeKind: 'person', granteeId: 'li', reason: 'handler' },
    { granteeKind: 'person', granteeId: 'wu', reason: 'circulated' },
  ]);
  const refused = mayRead(bureau(), f, actor('sun@office'), now);
  assert.equal(describeReading(refused, namesFrom(bureau())), '这件事项限定了知悉范围，您不在范围内。');
});

test('a work secret is closed to heads and supervisors who only stand above', () => {
  const open = facts({ headsOfSections: [sectionId('office')], supervisors: [personId('qian')] });
  assert.ok(reads(open, 'sun@office') && reads(open, 'qian@leaders'));
  const closed: MatterReadFacts = { ...open, secrecyLevel: 'WORK_SECRET' };
  assert.equal(reads(closed, 'sun@office') || reads(closed, 'qian@leaders'), false);
});

test('an explicit grant counts inside its dates', () => {
  const grant = { granteeKind: 'person' as const, granteeId: 'wu', from: day('2026-11-24'), to: day('2026-11-25') };
  assert.ok(reads(facts({ grants: [grant] }), 'wu@confidential'));
  assert.equal(reads(facts({ grants: [{ ...grant, to: day('2026-11-24') }] }), 'wu@confidential'), false);
});

test('somebody who left the agency still matches her own rows but nothing through a post', () => {
  const snapshot = bureau({ persons: [person('li', '李明', 'lm', { to: day('2026-01-01') })] });
  assert.equal(reads(facts({ handlers: [], headsOfSections: [sectionId('legal')] }), 'li@legal', snapshot), false);
});
