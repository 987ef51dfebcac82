import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonView } from '../../contract.ts';
import { effectOfMove } from './effect-of-move.ts';

const head: PersonView = {
  id: 'chen',
  name: '陈国栋',
  initials: 'cgd',
  from: '2026-01-01',
  version: 1,
  account: 'OPEN',
  assignments: [],
  areas: [],
  leavingUndoable: false,
  left: false,
  openWork: 2,
  movesVacant: [{ assignmentId: 'a', postId: 'clerk', sections: ['财务科'], posts: ['印章管理员'] }],
};

test('移走唯一的负责人：手上几件、哪个科没有负责人都说；岗位跟着走的，不说没有人担任', () => {
  const place = { assignmentId: 'a' };

  assert.deepEqual(effectOfMove(head, place, undefined), {
    areas: [],
    openWork: 2,
    sections: ['财务科'],
    posts: [],
    told: true,
  });
  assert.deepEqual(effectOfMove(head, place, 'another').posts, ['印章管理员']);
  assert.deepEqual(effectOfMove(head, place, 'clerk').posts, []);
});

test('从兼职的科室移走、手上没有件的，没有要提醒的', () => {
  assert.equal(effectOfMove({ ...head, openWork: 0 }, { assignmentId: 'b' }, undefined).told, false);
  assert.equal(effectOfMove(undefined, { assignmentId: 'b' }, undefined).told, false);
});
