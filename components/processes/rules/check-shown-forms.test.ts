import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileForm, composeForms, type FormTemplate } from '@gov/forms';
import { buildProcess, compile, type StepPart, toXml } from '@gov/workflow';
import { checkConditions } from './check-conditions.ts';
import { programOver } from './program-over.ts';

const form = (name: string, key: string): FormTemplate => ({
  name,
  document: {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'formField', attrs: { key } }] },
      { type: 'opinionBlock', attrs: { key: 'said' } },
    ],
  },
  fields: [{ key, kind: 'text', label: key }],
  opinionBlocks: [{ key: 'said', label: '意见', order: 'timeAscending', samePerson: 'last' }],
});

function forms() {
  const composed = composeForms(form('申请表', 'subject'), [{ key: 'f2', template: form('评审表', 'score') }]);
  const compiled = composed.ok ? compileForm(composed.value) : composed;
  assert.ok(compiled.ok);
  return compiled.value;
}

async function programWith(step: Partial<StepPart>) {
  const check = { step: 'check', name: '评审', handler: { kind: 'chief' }, ...step } as const;
  const parts = [{ step: 'apply', name: '填写', fields: { subject: 'required' } }, check] as const;
  const compiled = await compile(await toXml(buildProcess({ id: 'p', name: '流程', parts })));
  assert.ok(compiled.ok, JSON.stringify(compiled));
  return compiled.value;
}

const problemsOf = async (step: Partial<StepPart>): Promise<string> =>
  checkConditions(await programWith(step), forms())
    .map(({ message }) => message)
    .join('\n');

test('a step that names its forms keeps them through the drawing, in their order', async () => {
  const program = await programWith({ forms: ['f2', 'main'] });

  assert.deepEqual(program.nodes.check?.forms, ['f2', 'main']);
  assert.equal(program.nodes.apply?.forms, undefined);
});

test('publishing says which form a step cannot see, and passes what fits', async () => {
  assert.match(await problemsOf({ forms: ['f9'] }), /环节“评审”要看的表“f9”，这个事项没有/);
  assert.match(await problemsOf({ fields: { f2_score: 'edit' } }), /要填“评审表”上的内容/);
  assert.match(await problemsOf({ forms: ['f2'], fields: { subject: 'required' } }), /要填主表上的内容/);
  assert.match(await problemsOf({ opinion: { block: 'f2_said', required: false } }), /意见写在“评审表”上/);
  assert.equal(
    await problemsOf({
      forms: ['f2'],
      fields: { f2_score: 'required' },
      opinion: { block: 'f2_said', required: true },
    }),
    '',
  );
});

test('over its forms a step has rights over what it is shown and none over the rest', async () => {
  const program = programOver(await programWith({ forms: ['f2'], fields: { f2_score: 'required' } }), forms());

  assert.deepEqual(program.nodes.apply?.fields, { subject: 'required', f2_score: 'hidden', f2_said: 'hidden' });
  assert.deepEqual(program.nodes.check?.fields, { subject: 'hidden', said: 'hidden', f2_score: 'required' });
});

test('where a step says nothing of an opinion without words, its 意见栏 does', async () => {
  const paper = form('单', 'subject');
  const blocks = paper.opinionBlocks.map((block) => ({ ...block, defaultText: '同意。' }));
  const [bare, withDefault] = [compileForm(paper), compileForm({ ...paper, opinionBlocks: blocks })];
  assert.ok(bare.ok && withDefault.ok);
  const over = async (opinion: StepPart['opinion'], compiled = withDefault.value) =>
    programOver(await programWith(opinion ? { opinion } : {}), compiled).nodes.check?.opinion;

  const silent = { block: 'said', required: false };
  assert.deepEqual(await over(silent), { ...silent, defaultText: '同意。' });
  assert.deepEqual(await over({ ...silent, defaultText: '已阅。' }), { ...silent, defaultText: '已阅。' });
  assert.deepEqual(await over({ ...silent, required: true }), { ...silent, required: true });
  assert.deepEqual(await over(silent, bare.value), silent);
  assert.equal(await over(undefined), undefined);
});
