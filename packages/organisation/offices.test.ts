import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '@gov/base';
import type { HandlerRule } from './handlers/handler-rule.ts';
import { holdsOffice, mayNameOffice, nextOfficeDay } from './offices.ts';
import { assignment, assignmentId, bureau, day, personId, post, section, sectionId } from './testing/bureau.ts';

const today = day('2026-11-24');

test('下一次有人上任、卸任的日子：任职、分工、离任的日子，科室和岗位自己成立、撤销的日子也算', () => {
  const ends = (at: string) => ({ to: day(at) });
  const area = { leaderAssignmentId: assignmentId('qian@leaders'), sectionId: sectionId('legal') };
  equal(nextOfficeDay(bureau(), today), undefined);
  equal(nextOfficeDay(bureau({ deputyAreas: [{ ...area, from: day('2026-12-05') }] }), today), '2026-12-05');
  equal(
    nextOfficeDay(bureau({ assignments: [assignment('li', 'legal', 'head', 1, ends('2026-12-04'))] }), today),
    '2026-12-04',
  );
  const closing = bureau({ sections: [section('legal', '法规科', 3, ends('2026-12-03'))] });
  equal(nextOfficeDay(closing, today), '2026-12-03');
  equal(holdsOffice(closing, personId('li'), 'post:head:legal', day('2026-12-02')), true);
  equal(holdsOffice(closing, personId('li'), 'post:head:legal', day('2026-12-03')), false);
  equal(nextOfficeDay(closing, day('2026-12-03')), undefined, 'a day that has come is not asked for again');
  equal(
    nextOfficeDay(bureau({ posts: [post('head', '科长', 'sectionHead', ends('2026-12-02'))] }), today),
    '2026-12-02',
  );
});

test('同一岗位任了两次的，其中一次结束了，还是他的；分管的科室换了任职也一样', () => {
  const twice = bureau({
    assignments: [
      assignment('li', 'legal', 'head', 1, { to: today }),
      assignment('li', 'legal', 'head', 2, {
        id: assignmentId('li@legal-again'),
        from: day('2026-11-01'),
        main: false,
      }),
    ],
  });
  equal(holdsOffice(twice, personId('li'), 'post:head:legal', today), true);
  const over = bureau({ assignments: [assignment('li', 'legal', 'head', 1, { to: today })] });
  equal(holdsOffice(over, personId('li'), 'post:head:legal', today), false);
  equal(holdsOffice(bureau(), personId('qian'), 'charge:office', today), true);
  equal(holdsOffice(bureau(), personId('sun'), 'charge:office', today), false);
});

test('按人找的规则与岗位无关，按岗位、职务、科室找的才会随岗位走；几种合起来也算', () => {
  const named: HandlerRule = { kind: 'named', personIds: ['somebody' as PersonId] };
  const head: HandlerRule = { kind: 'sectionHead', of: 'starter' };
  const ofPersons: readonly HandlerRule[] = [
    named,
    { kind: 'starter' },
    { kind: 'startersChoice', from: head },
    { kind: 'sameAs', node: 'check' },
    { kind: 'formField', field: 'who', holds: 'person' },
  ];
  const ofOffices: readonly HandlerRule[] = [
    head,
    { kind: 'chief' },
    { kind: 'formField', field: 'where', holds: 'section' },
    { kind: 'union', rules: [named, head] },
    { kind: 'oneOf', from: head, by: 'turn' },
  ];
  deepEqual(ofPersons.map(mayNameOffice), [false, false, false, false, false]);
  deepEqual(ofOffices.map(mayNameOffice), [true, true, true, true, true]);
});
