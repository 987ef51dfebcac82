import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesBetween, count, real, withChanges, withDraft } from './changes.ts';
import { opinionChoices } from './opinion-choices.ts';

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

test('an opinion block offers the steps that somebody does, as the draft of the process has them', () => {
  const step = (node: string, block?: string, today = true) => ({
    node,
    name: node,
    rights: {},
    ...(block ? { block } : {}),
    ...(today ? { today: { today: '今天是 王建华' } } : {}),
  });
  const steps = [step('draft'), step('check', 'section'), step('sign', 'leader'), step('wait', undefined, false)];
  const inUse = opinionChoices({ steps }, 'leader');
  const marked = ({ choices }: typeof inUse) =>
    choices.map(
      ({ node, writes, elsewhere, gone }) => `${node}${writes ? '!' : ''}${elsewhere ? '~' : ''}${gone ? '-' : ''}`,
    );
  assert.deepEqual([marked(inUse), inUse.waits], [['draft', 'check~', 'sign!'], false]);

  const drafted = [
    { node: 'draft', rights: {}, block: 'leader' },
    { node: 'check', rights: {} },
  ];
  const draft = { changedAt: '2026-07-01T00:00:00Z', steps: drafted, more: true };
  const next = opinionChoices({ steps, draft }, 'leader');
  assert.deepEqual([marked(next), next.waits], [['draft!', 'check', 'sign!-'], true]);
});
