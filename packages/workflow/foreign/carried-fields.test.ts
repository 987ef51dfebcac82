import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildProcess } from '../bpmn/build-process.ts';
import { compile } from '../bpmn/compile.ts';
import { toXml } from '../bpmn/to-xml.ts';
import { openDesign } from '../designing/open-design.ts';
import { saveDesign } from '../drawing/save-design.ts';
import { readCarriedFields, withCarriedFields } from './carried-fields.ts';

const xml = await toXml(
  buildProcess({
    id: 'leave',
    name: '请假',
    parts: [
      { step: 'apply', name: '填写', fields: { days: 'required', reason: 'edit' } },
      { step: 'sign', name: '签批', handler: { kind: 'chief' } },
    ],
  }),
);
const days = { key: 'days', label: '请假"天数"', kind: 'number', unit: '天' };
const reason = { key: 'reason', label: '事由' };

test('流程带着它说到的字段的名称走，没说到的不带；改了再存还在，再分享一次换成新的', async () => {
  const carried = await withCarriedFields(xml, [days, reason, { key: 'day', label: '没有说到' }]);
  const opened = (await openDesign(carried)) ?? assert.fail('it can be read');

  assert.deepEqual(opened.carried, [days, reason]);

  const { program } = opened.design;
  const renamed = await saveDesign(carried, opened.design, {
    ...opened.design,
    program: { ...program, name: '请假（新）' },
  });
  assert.deepEqual((await openDesign(renamed))?.carried, [days, reason]);
  const anew = await withCarriedFields(renamed, [{ key: 'days', label: '天数' }]);
  assert.deepEqual((await openDesign(anew))?.carried, [{ key: 'days', label: '天数' }]);
  assert.equal((await openDesign(await withCarriedFields(anew, [])))?.carried, undefined);
});

test('带着名称的流程，走法一个字不差；没有说到字段的，文件不动', async () => {
  const before = await compile(xml);
  const after = await compile(await withCarriedFields(xml, [days]));

  assert.deepEqual(after, before);
  assert.equal(await withCarriedFields(xml, [{ key: 'other', label: '别的' }]), xml);
  assert.equal(await withCarriedFields('这不是图', [days]), '这不是图');
});

test('写得不对的、太长的名称，读的时候跳过，不出错', () => {
  assert.deepEqual(readCarriedFields('{'), []);
  assert.deepEqual(readCarriedFields('{"key":"a"}'), []);
  assert.deepEqual(
    readCarriedFields(
      JSON.stringify([
        null,
        { key: 'a' },
        { key: 'b', label: '长'.repeat(201) },
        { key: 'c', label: '好的', kind: 7, options: [{ value: 'S', label: '病假' }, 3] },
      ]),
    ),
    [{ key: 'c', label: '好的', options: [{ value: 'S', label: '病假' }] }],
  );
});
