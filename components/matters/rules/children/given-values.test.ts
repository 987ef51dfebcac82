import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldPermissions } from '@gov/forms';
import type { Child, NodeDefinition, SubProcessCall } from '@gov/workflow';
import { givenValues } from './given-values.ts';

const node = (fields: FieldPermissions): NodeDefinition => ({ fields }) as NodeDefinition; // reason: nothing else of a step is read
const program = {
  nodes: {
    apply: node({ reason: 'edit', salary: 'edit', phone: 'edit', remark: 'own' }),
    check: node({ salary: 'hidden', phone: 'masked' }),
  },
};
const values = {
  reason: '迁居',
  salary: 9000,
  phone: '13800000000',
  remark: '不同意',
  secrecyLevel: 'WORK',
  _authors: { remark: 'p' },
};
const child: Child = { id: 1, visit: 1, process: 'handled', mode: 'sync', cause: 1, state: 'running' };
const given = (call: Partial<SubProcessCall>) =>
  givenValues({ process: 'handled', mode: 'sync', ...call }, child, { values, program });

test('a child is not given what some step of its caller keeps from others, nor who wrote what', () => {
  assert.deepEqual(given({}), { reason: '迁居', secrecyLevel: 'WORK' });
});

test('what the step of the call names is given all the same', () => {
  assert.deepEqual(given({ fields: { amount: 'salary', note: 'remark' } }), {
    amount: 9000,
    note: '不同意',
    secrecyLevel: 'WORK',
  });
});
