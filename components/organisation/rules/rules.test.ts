import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Result } from '@gov/base';
import { assignment, assignmentId, bureau, day, post, section, sectionId } from '@gov/organisation/testing';
import fc from 'fast-check';
import { mayAssign, mayBeMain, mayEndAssignment, mayMove } from './assignment-rules.ts';
import { mayBeInCharge } from './deputy-area-rules.ts';
import { behind, inNewOrder } from './manual-order.ts';
import { mayEndPost, maySetUpPost } from './post-rules.ts';
import { mayEndSection, mayMoveSection, mayRenameSection, maySetUpSection } from './section-rules.ts';

const today = day('2026-11-24');
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.rejection.code);
const data = (result: Result<unknown>) => (result.ok ? undefined : result.rejection.data);

describe('科室', () => {
  test('a section with people is not ended, and the refusal counts persons, not posts', () => {
    const twice = bureau({
      assignments: [assignment('li', 'legal', 'clerk', 2, { id: assignmentId('li-2'), main: false })],
    });
    const refused = mayEndSection(twice, 'legal', today, today);

    assert.equal(code(refused), 'organisation.section-has-people');
    assert.deepEqual(data(refused), { count: 1 });
  });

  test('a section whose people leave on that very day may end on it, not one day earlier', () => {
    const leaving = bureau({ assignments: [assignment('li', 'legal', 'head', 1, { to: day('2026-12-01') })] });
    assert.equal(code(mayEndSection(leaving, 'legal', day('2026-12-01'), today)), 'ok');
    assert.equal(code(mayEndSection(leaving, 'legal', day('2026-11-30'), today)), 'organisation.section-has-people');
  });

  test('a section with sections below it is not ended', () => {
    const empty = bureau({
      assignments: [
        assignment('sun', 'office', 'office-director', 1, { to: today }),
        assignment('wu', 'confidential', 'clerk', 1, { to: today }),
      ],
    });
    assert.equal(code(mayEndSection(empty, 'office', today, today)), 'organisation.section-has-sections');
    assert.equal(code(mayEndSection(empty, 'confidential', today, today)), 'ok');
  });

  test('what has ended cannot be ended again, nor end before it began', () => {
    const ended = bureau({ sections: [section('old', '老科', 9, { to: day('2026-01-01') })] });
    assert.equal(code(mayEndSection(ended, 'old', today, today)), 'organisation.ended');
    const fresh = bureau({ sections: [section('new', '新科', 9, { from: day('2026-12-01') })] });
    assert.equal(code(mayEndSection(fresh, 'new', today, today)), 'organisation.end-before-start');
  });

  test('a section is never put below itself', () => {
    assert.equal(code(mayMoveSection(bureau(), 'office', 'confidential', today)), 'organisation.section-in-circle');
    assert.equal(code(mayMoveSection(bureau(), 'office', 'office', today)), 'organisation.section-in-circle');
    assert.equal(code(mayMoveSection(bureau(), 'confidential', 'legal', today)), 'ok');
    assert.equal(code(mayMoveSection(bureau(), 'confidential', undefined, today)), 'ok');
  });

  test('two sections of one name may not stand side by side at the same time', () => {
    const fresh = { name: '法规科', from: today };
    assert.equal(code(maySetUpSection(bureau(), fresh)), 'organisation.name-taken');
    assert.equal(code(maySetUpSection(bureau(), { ...fresh, parentId: 'office' })), 'ok');
    assert.equal(code(mayRenameSection(bureau(), 'business', '法规科')), 'organisation.name-taken');
    assert.equal(code(mayRenameSection(bureau(), 'legal', '法规科')), 'ok');
  });
});

describe('任职', () => {
  const span = { from: today };

  test('a post of one section cannot be held in another', () => {
    const refused = mayAssign(bureau(), { personId: 'zhou', sectionId: 'legal', postId: 'office-director', span });
    assert.deepEqual(data(refused), { post: '办公室主任', section: '办公室' });
  });

  test('nobody is assigned the same post in the same section twice at a time', () => {
    const again = { personId: 'li', sectionId: 'legal', postId: 'head', span };
    assert.equal(code(mayAssign(bureau(), again)), 'organisation.already-assigned');
    assert.equal(code(mayAssign(bureau(), { ...again, sectionId: 'business' })), 'ok');
  });

  test('an assignment does not outlive its section or post', () => {
    const ending = bureau({ posts: [post('loan', '挂职副科长', 'officer', { to: day('2027-01-01') })] });
    const wanted = { personId: 'zhou', sectionId: 'legal', postId: 'loan' };
    assert.equal(code(mayAssign(ending, { ...wanted, span })), 'organisation.ended');
    assert.equal(code(mayAssign(ending, { ...wanted, span: { from: today, to: day('2027-01-01') } })), 'ok');
  });

  test('the only and the main assignment are not ended by themselves', () => {
    const two = bureau({ assignments: [assignment('li', 'business', 'officer', 3, { main: false })] });
    assert.equal(code(mayEndAssignment(bureau(), 'li@legal', today, today)), 'organisation.last-assignment');
    assert.equal(code(mayEndAssignment(two, 'li@legal', today, today)), 'organisation.main-assignment');
    assert.equal(code(mayEndAssignment(two, 'li@business', today, today)), 'ok');
  });

  test('only an assignment of today becomes the main one', () => {
    const later = bureau({
      assignments: [assignment('li', 'business', 'officer', 3, { main: false, from: day('2027-01-01') })],
    });
    assert.equal(code(mayBeMain(later, 'li@business', today)), 'organisation.not-yet');
    assert.equal(code(mayBeMain(later, 'li@legal', today)), 'ok');
  });

  test('a move keeps the post unless it belongs to the old section, and keeps the end of a secondment', () => {
    assert.equal(
      code(mayMove(bureau(), { assignmentId: 'sun@office', sectionId: 'legal' }, today, today)),
      'organisation.post-of-other-section',
    );
    assert.equal(
      code(mayMove(bureau(), { assignmentId: 'sun@office', sectionId: 'legal', postId: 'officer' }, today, today)),
      'ok',
    );
  });
});

describe('岗位和分管', () => {
  test('a post that somebody holds is not ended', () => {
    assert.deepEqual(data(mayEndPost(bureau(), 'head', today, today)), { count: 1, post: '科长' });
    assert.equal(code(maySetUpPost(bureau(), { name: '科长', from: today })), 'organisation.name-taken');
    assert.equal(code(maySetUpPost(bureau(), { name: '科长', sectionId: 'legal', from: today })), 'ok');
  });

  test('only a leader is put in charge of a section, and only once at a time', () => {
    const legal = { sectionId: sectionId('legal'), span: { from: today } };
    assert.equal(
      code(mayBeInCharge(bureau(), { ...legal, leaderAssignmentId: 'li@legal' })),
      'organisation.not-a-leader',
    );
    assert.equal(code(mayBeInCharge(bureau(), { ...legal, leaderAssignmentId: 'qian@leaders' })), 'ok');
    const again = { leaderAssignmentId: 'qian@leaders', sectionId: 'office', span: { from: today } };
    assert.equal(code(mayBeInCharge(bureau(), again)), 'organisation.already-in-charge');
  });
});

describe('排序号', () => {
  test('law: a new order is taken exactly when it names everybody once, and it is the order asked for', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-e]{1,2}$/), { maxLength: 8 });
    fc.assert(
      fc.property(ids, ids, (current, wanted) => {
        const same = JSON.stringify([...current].sort()) === JSON.stringify([...wanted].sort());
        const result = inNewOrder(current, wanted);

        assert.equal(result.ok, same);
        if (!result.ok) return;
        const sorted = [...result.value].sort((a, b) => a.displayOrder - b.displayOrder).map((p) => p.id);
        assert.deepEqual(sorted, wanted);
        assert.ok(result.value.every((p) => p.displayOrder < behind(result.value)));
      }),
    );
  });

  test('naming somebody twice is refused', () => {
    assert.equal(code(inNewOrder(['a', 'b'], ['a', 'a'])), 'organisation.order-changed');
  });
});
