import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesBetween, count, real, withChanges, withDraft } from './changes.ts';

const step = (node: string, rights: object) => ({ node, name: node, rights: { ...rights } });
const inUse = [step('apply', { reason: 'edit', phone: 'edit' }), step('check', {})];
const draft = {
  changedAt: '2026-11-30T08:00:00.000Z',
  more: false,
  steps: [{ node: 'apply', rights: { reason: 'hidden' } }],
} as const;

test('稿里的那一步按稿，稿里没有的一步按现用的一版', () => {
  const steps = withDraft(inUse, draft);
  assert.deepEqual(
    steps.map(({ rights }) => rights),
    [{ reason: 'hidden' }, {}],
  );
  assert.deepEqual(changesBetween(inUse, steps), { apply: { reason: 'hidden', phone: 'read' } });
  assert.equal(count(changesBetween(inUse, steps)), 2);
});

test('存上的改动不再算没存；恢复就是把稿改回现用的一版', () => {
  const changes = { apply: { reason: 'hidden' }, check: { phone: 'masked' }, gone: { phone: 'hidden' } } as const;
  const steps = withDraft(inUse, draft);
  assert.deepEqual(real(steps, changes), { check: { phone: 'masked' } });
  const back = changesBetween(steps, inUse);
  assert.deepEqual(back, { apply: { reason: 'edit', phone: 'edit' } });
  assert.deepEqual(changesBetween(inUse, withChanges(steps, back)), {});
});
