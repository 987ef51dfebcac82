import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workflowRejections } from '@gov/workflow';
import { registry } from '#apps/server/registry.generated.ts';
import { collectErrors } from '#platform/server/http/house.ts';

const errors = collectErrors(registry);

test('every refusal of the process engine has a sentence and a next step', () => {
  const missing = Object.keys(workflowRejections).filter((code) => !errors.has(code));

  assert.deepEqual(missing, []);
});

test('every sentence is Chinese, tells a next step, and fills only what its refusal brings', () => {
  for (const [code, row] of errors) {
    assert.match(row.message, /[\u4e00-\u9fff].*。$/, code);
    assert.match(row.nextStep, /[\u4e00-\u9fff]/, code);
  }
  for (const [code, known] of Object.entries(workflowRejections)) {
    const row = errors.get(code);
    const asked = [...`${row?.message}${row?.nextStep}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    assert.deepEqual(
      asked.filter((name) => !(known as readonly string[]).includes(name ?? '')),
      [],
      code,
    );
  }
});
