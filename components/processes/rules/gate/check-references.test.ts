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

test('条件里按编号选的人本单位没有，说出是谁、在哪条路上；有的、要重新指定的这里不说', () => {
  const somebody = [...organisation.persons.keys()][0] ?? '';
  const way = (when: string) =>
    buildProcess({
      id: 'leave',
      name: '请假',
      parts: [
        { step: 'draft', name: '填写' },
        {
          choice: 'who',
          name: '按人',
          branches: [
            { when, label: '这个人', parts: [{ step: 'a', name: '审', handler: { kind: 'chief' } }] },
            { parts: [] },
          ],
        },
      ],
    });
  const told = (when: string) => checkReferences(way(when), organisation, today).map(({ message }) => message);

  deepEqual(told(`handler.id = {id: "${somebody}", name: "旧名"}.id`), []);
  deepEqual(told('handler.id = {id: "需要重新指定的人员1", name: "需要重新指定的人员1"}.id'), []);
  deepEqual(told('not(handler.id in ({id: "nobody", name: "王丽"}.id))'), [
    '网关“按人”流向“这个人”的条件里“王丽”不在本单位的名单里，请重新选择。',
  ]);
});
