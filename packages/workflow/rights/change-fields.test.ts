import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildProcess } from '../bpmn/build-process.ts';
import { compile } from '../bpmn/compile.ts';
import { toXml } from '../bpmn/to-xml.ts';
import { withFieldRights } from './change-fields.ts';
import { withOpinionBlock } from './change-opinion.ts';

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

test('one step writes its opinion into another block, or none; what else is said of its opinion stays', async () => {
  const xml = await sample();
  const first = await withOpinionBlock(xml, 'check', 'section');
  assert.deepEqual((await programOf(first)).nodes.check?.opinion, { block: 'section', required: false });

  const strict = (first ?? '').replace('block="section"', 'block="section" required="true" defaultText="同意"');
  const moved = await withOpinionBlock(strict, 'check', 'leader');
  const said = { block: 'leader', required: true, defaultText: '同意' };
  assert.deepEqual((await programOf(moved)).nodes.check?.opinion, said);

  const none = await withOpinionBlock(moved ?? '', 'check', undefined);
  assert.deepEqual(await programOf(none), await programOf(xml));
  assert.equal(none, await withFieldRights(xml, {}), 'nothing of it is left in the file');
  assert.equal(await withOpinionBlock(xml, 'toString', 'leader'), undefined);
  assert.equal(await withOpinionBlock('<html>', 'check', 'leader'), undefined);
});
