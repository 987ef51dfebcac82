import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDate } from '@gov/base';
import type { HandlerRule } from '@gov/organisation';
import { bureau, postId } from '@gov/organisation/testing';
import { buildProcess } from '@gov/workflow';
import { checkGroups } from '../check-groups.ts';
import { checkReferences } from './check-references.ts';

const today = '2026-11-24' as CalendarDate; // reason: a literal in the branded format
const organisation = bureau({});

const withRule = (rule: HandlerRule, administrator: HandlerRule = { kind: 'chief' }) => ({
  ...buildProcess({
    id: 'leave',
    name: '请假',
    parts: [
      { step: 'draft', name: '填写' },
      { step: 'check', name: '核对', handler: rule },
    ],
  }),
  administrator,
});

test('流程管理员按已经没有的岗位或分组找，和步骤一样说出来', () => {
  const post: HandlerRule = { kind: 'post', postId: postId('gone') };
  const group: HandlerRule = { kind: 'group', groupId: 'gone' };

  deepEqual(checkReferences(withRule({ kind: 'chief' }), organisation, today), []);
  deepEqual(checkReferences(withRule(post, post), organisation, today), [
    { path: 'leave', message: '流程管理员里要找的岗位不存在，请重新选择。' },
    { path: 'check', message: '环节“核对”的“办理人”里要找的岗位不存在，请重新选择。' },
  ]);
  deepEqual(checkGroups(withRule({ kind: 'chief' }), organisation, today), []);
  deepEqual(checkGroups(withRule(group, group), organisation, today), [
    { path: 'leave', message: '流程管理员里要找的常用分组不存在，请重新选择。' },
    { path: 'check', message: '环节“核对”的“办理人”里要找的常用分组不存在，请重新选择。' },
  ]);
});
