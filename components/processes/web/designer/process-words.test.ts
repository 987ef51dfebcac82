import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calledProcessName } from './process-words.ts';

test('发起别的流程：看得到的写名称，别的科室管的、没有启用的照实说，从不写代号', () => {
  const known = [{ key: 'leave', name: '请假' }];

  assert.equal(calledProcessName(known, 'leave', false), '请假');
  assert.equal(calledProcessName(known, 'task-part', false), '（别的科室管的流程）');
  assert.equal(calledProcessName(known, 'task-part', true), '（没有启用的流程）');
  assert.equal(calledProcessName(known, '', false), '（还没有选）');
});
