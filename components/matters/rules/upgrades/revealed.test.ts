import assert from 'node:assert/strict';
import test from 'node:test';
import type { FieldPermission } from '@gov/forms';
import { buildProcess, type Program } from '@gov/workflow';
import { isOpenToAll, revealed } from './revealed.ts';

const program = (...steps: readonly Readonly<Record<string, FieldPermission>>[]): Program =>
  buildProcess({
    id: 'p',
    name: '流程',
    parts: steps.map((fields, place) => ({
      step: `s${place}`,
      name: `第${place}步`,
      fields,
      ...(place === 0 ? {} : { handler: { kind: 'chief' as const } }),
    })),
  });

const move = [{ from: 'salary', to: 'pay' }];

test('藏着的内容换了字段还要藏着：新字段没有设好的，不能移过去', () => {
  const old = program({}, { salary: 'hidden' });

  assert.deepEqual(revealed(move, old, program({}, {})), move[0]);
  assert.deepEqual(revealed(move, old, program({}, { pay: 'masked' })), move[0]);
  assert.deepEqual(revealed(move, old, program({ pay: 'hidden' }, {})), move[0]);
  assert.equal(revealed(move, old, program({}, { pay: 'hidden' })), undefined);
});

test('本来谁都看得到的，移到哪里都行', () => {
  assert.equal(revealed(move, program({}, {}), program({}, {})), undefined);
  assert.equal(revealed(move, program({ salary: 'required' }, {}), program({ pay: 'read' }, {})), undefined);
  assert.equal(isOpenToAll(program({}, { salary: 'own' }), 'salary'), false);
  assert.equal(isOpenToAll(program({}, {}), 'salary'), true);
});
