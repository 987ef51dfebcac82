import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildProcess } from '../bpmn/build-process.ts';
import { compile } from '../bpmn/compile.ts';
import { toXml } from '../bpmn/to-xml.ts';
import { withFieldRights } from './change-fields.ts';

const sample = (): Promise<string> =>
  toXml(
    buildProcess({
      id: 'p',
      name: '试办',
      parts: [
        { step: 'draft', name: '拟稿', fields: { title: 'required' } },
        { section: 'part', name: '审核', parts: [{ step: 'check', name: '审核', handler: { kind: 'chief' } }] },
      ],
    }),
  );

async function programOf(xml: string | undefined) {
  const compiled = await compile(xml ?? '');
  assert.ok(compiled.ok, JSON.stringify(compiled));
  return compiled.value;
}

test('one step gets other rights over the fields, also inside a section; everything else of the process stays', async () => {
  const xml = await sample();
  const before = await programOf(xml);

  const after = await programOf(await withFieldRights(xml, { check: { title: 'required', body: 'hidden' } }));

  assert.deepEqual(after.nodes.check?.fields, { title: 'required', body: 'hidden' });
  assert.deepEqual(after, {
    ...before,
    nodes: { ...before.nodes, check: { ...before.nodes.check, fields: { title: 'required', body: 'hidden' } } },
  });
});

test('naming no step changes nothing that counts, and what is no BPMN is refused', async () => {
  const xml = await sample();
  assert.deepEqual(await programOf(await withFieldRights(xml, {})), await programOf(xml));
  assert.equal(await withFieldRights('<html>', {}), undefined);
});
