import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { compile, type NodeDefinition } from '@gov/workflow';

const components = join(import.meta.dirname, '../..');
const shipped = ['applications/packs/leave.json', 'gongwen/standard/incoming.bpmn', 'gongwen/standard/outgoing.bpmn'];

const acts = ({ overdue = [] }: NodeDefinition): readonly string[] => overdue.map(({ act }) => act.kind);

test('every step but the first of a shipped process has a time limit, reminds before and after it, and never decides by itself', async () => {
  for (const file of shipped) {
    const text = await readFile(join(components, file), 'utf8');
    const compiled = await compile(file.endsWith('.json') ? JSON.parse(text).process.bpmnXml : text);
    assert.ok(compiled.ok, `${file} ${JSON.stringify(compiled)}`);
    const [first, ...steps] = Object.values(compiled.value.nodes);
    assert.equal(first?.due, undefined, file);
    for (const step of steps) {
      const where = `${file} ${step.name}`;
      assert.ok(step.due && 'workingDays' in step.due && step.due.workingDays >= 1, where);
      const reminders = (step.overdue ?? []).flatMap(({ act, afterDue }) => (act.kind === 'remind' ? [afterDue] : []));
      assert.ok(reminders.some((at) => at <= 0) && reminders.some((at) => at > 0), where);
      assert.ok(
        acts(step).every((act) => act === 'remind' || act === 'escalate'),
        where,
      );
      // above the chief there is nobody to tell
      assert.equal(acts(step).includes('escalate'), step.handler.kind !== 'chief', where);
    }
  }
});
