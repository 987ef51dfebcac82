import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '@gov/base';
import type { HandlerRule } from './handlers/handler-rule.ts';
import { mayNameOffice } from './offices.ts';

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
